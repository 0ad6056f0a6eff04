using Ldap3.InMemory.Operations.SchemaRules;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Operations;

/// <summary>Refuses entries that break the schema (RFC 4512 sections 2.4 and 2.5).</summary>
sealed class SchemaCheck(InMemoryDirectoryOptions options, EntryFactory entries)
{
    // Active Directory's own kinds of access and of classes are not kept here.
    static readonly string[] SetBySystem = ["nTSecurityDescriptor", "objectCategory"];

    LdapSchema Schema => options.Schema;

    /// <param name="entry">The entry as it would be.</param>
    /// <param name="isNew">Whether it took values from its name that it was not given.</param>
    public void Check(StoredEntry entry, bool isNew = false)
    {
        if (!options.EnforceSchema)
        {
            return;
        }

        foreach (var attribute in entry.Attributes)
        {
            if (!isNew || !NamingCheck.IsNaming(Schema, entry, attribute))
            {
                CheckCount(attribute);
            }
        }

        var rules = entries.RulesOf(entry);
        rules.CheckClasses();
        foreach (var attribute in entry.Attributes)
        {
            CheckValues(attribute);
        }

        NamingCheck.Check(Schema, entry, rules);
        rules.CheckRequired(entry, options.ActiveDirectory is null ? [] : SetBySystem);
        rules.CheckAllowed(entry);
    }

    void CheckValues(StoredAttribute attribute)
    {
        if (attribute.Type is not { } type)
        {
            throw new Refusal(ResultCode.UndefinedAttributeType, $"{attribute.Description}: attribute type undefined");
        }

        for (var i = 0; i < attribute.Values.Count; i++)
        {
            if (!IsOfSyntax(type, attribute.Values[i].Span))
            {
                throw new Refusal(
                    ResultCode.InvalidAttributeSyntax, $"{attribute.Description}: value #{i} invalid per syntax");
            }
        }
    }

    bool IsOfSyntax(AttributeType type, ReadOnlySpan<byte> value) =>
        (Schema.SyntaxOf(type) is not { } oid || Schema.FindSyntax(oid) is not { } syntax || syntax.IsValid(value))
        && (Schema.EqualityOf(type) is not { } rule || rule.Normalize(value) is not null);

    static void CheckCount(StoredAttribute attribute)
    {
        if (attribute.Type is { IsSingleValue: true } && attribute.Values.Count > 1)
        {
            throw new Refusal(ResultCode.ConstraintViolation, $"{attribute.Description}: multiple values provided");
        }
    }
}
