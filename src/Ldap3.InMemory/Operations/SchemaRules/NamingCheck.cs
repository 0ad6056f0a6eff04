using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Operations.SchemaRules;

/// <summary>Refuses names that an entry cannot have (RFC 4512 sections 2.3.1 and 4.1.7), in OpenLDAP's words.</summary>
static class NamingCheck
{
    public static void Check(LdapSchema schema, StoredEntry entry, ClassRules rules)
    {
        var types = new List<AttributeType>();
        foreach (var part in entry.Name.Rdn?.Parts ?? [])
        {
            var type = schema.FindAttributeType(part.Type) ?? throw Refuse($"naming attribute '{part.Type}' is not defined");
            RefuseUnfit(schema, type, part);
            types.Add(type);
        }

        if (entry.Attributes.Any(attribute => attribute is { Type.IsSingleValue: true, Values.Count: > 1 } && IsNaming(schema, entry, attribute)))
        {
            throw Refuse("a single-valued naming attribute has another value than the name");
        }

        if (rules.NameForms.Count > 0 && !rules.NameForms.Any(form => Obeys(schema, types, form)))
        {
            throw Refuse($"no name form of '{rules.Structural!.Name}' allows the name");
        }
    }

    /// <summary>Whether an entry is named by an attribute.</summary>
    public static bool IsNaming(LdapSchema schema, StoredEntry entry, StoredAttribute attribute) =>
        !attribute.Description.HasOptions
        && entry.Name.Rdn is { } rdn && rdn.Parts.Any(part => schema.FindAttributeType(part.Type) == attribute.Type);

    static void RefuseUnfit(LdapSchema schema, AttributeType type, AttributeTypeAndValue part)
    {
        var problem = type switch
        {
            { IsOperational: true } => "is operational",
            { IsCollective: true } => "is collective",
            { IsObsolete: true } => "is obsolete",
            _ when schema.EqualityOf(type) is null => "has no equality",
            _ => null,
        };
        if (problem is not null)
        {
            throw Refuse($"naming attribute '{part.Type}' {problem}");
        }
    }

    static bool Obeys(LdapSchema schema, List<AttributeType> types, NameForm form)
    {
        var must = form.Must.Select(schema.FindAttributeType).ToArray();
        var may = form.May.Select(schema.FindAttributeType).ToArray();
        return must.All(types.Contains!) && types.TrueForAll(type => must.Contains(type) || may.Contains(type));
    }

    static Refusal Refuse(string message) => new(ResultCode.NamingViolation, message);
}
