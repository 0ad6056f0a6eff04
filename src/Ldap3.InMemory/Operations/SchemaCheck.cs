using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Operations;

/// <summary>Refuses entries that break the schema (RFC 4512 sections 2.4 and 2.5).</summary>
sealed class SchemaCheck(InMemoryDirectoryOptions options, EntryFactory entries)
{
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
            if (!isNew || !IsNaming(entry, attribute))
            {
                CheckCount(attribute);
            }
        }

        var classes = KnownClasses(entry);
        if (!classes.Any(c => c.Kind == ObjectClassKind.Structural))
        {
            throw new Refusal(ResultCode.ObjectClassViolation, "no structural object class provided");
        }

        CheckStructuralChain(classes);
        foreach (var attribute in entry.Attributes)
        {
            CheckValues(attribute);
        }

        CheckName(entry);
        CheckRequired(entry, classes);
        CheckAllowed(entry, classes);
    }

    List<ObjectClass> KnownClasses(StoredEntry entry)
    {
        var attribute = entry.Find("objectClass", entries.TypeOf("objectClass"))
            ?? throw new Refusal(ResultCode.ObjectClassViolation, "no objectClass attribute");
        var classes = new List<ObjectClass>();
        foreach (var value in attribute.Values)
        {
            classes.Add(Schema.FindObjectClass(value.ToString())
                ?? throw new Refusal(ResultCode.InvalidAttributeSyntax, $"objectClass: the schema has no class \"{value}\""));
        }

        return classes;
    }

    // RFC 4512 section 2.4.2: one structural class whose superclasses are all the others.
    void CheckStructuralChain(List<ObjectClass> classes)
    {
        var structural = classes.Where(c => c.Kind == ObjectClassKind.Structural).ToArray();
        var deepest = structural.MaxBy(c => Schema.WithSuperClasses(c).Count)!;
        var chain = Schema.WithSuperClasses(deepest).ToHashSet();
        if (structural.FirstOrDefault(c => !chain.Contains(c)) is { } stranger)
        {
            throw new Refusal(
                ResultCode.ObjectClassViolation, $"invalid structural object class chain ({deepest.Name}/{stranger.Name})");
        }
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

    bool IsNaming(StoredEntry entry, StoredAttribute attribute) =>
        !attribute.Description.HasOptions
        && entry.Name.Rdn is { } rdn && rdn.Parts.Any(part => entries.TypeOf(part.Type) == attribute.Type);

    // What an entry is named by must be comparable, and the client's to choose.
    void CheckName(StoredEntry entry)
    {
        foreach (var part in entry.Name.Rdn?.Parts ?? [])
        {
            if (entries.TypeOf(part.Type) is { } type && (type.IsOperational || !entries.HasEquality(type)))
            {
                throw new Refusal(ResultCode.NamingViolation, $"naming attribute '{part.Type}' is inappropriate");
            }
        }

        if (entry.Attributes.Any(attribute => attribute is { Type.IsSingleValue: true, Values.Count: > 1 } && IsNaming(entry, attribute)))
        {
            throw new Refusal(ResultCode.NamingViolation, "a single-valued naming attribute has another value than the name");
        }
    }

    void CheckRequired(StoredEntry entry, List<ObjectClass> classes)
    {
        foreach (var name in Schema.MustOf(classes))
        {
            if (!entry.Attributes.Any(attribute => IsOfType(attribute, name)))
            {
                var owner = classes.First(c => Schema.MustOf([c]).Contains(name));
                throw new Refusal(
                    ResultCode.ObjectClassViolation, $"object class '{owner.Name}' requires attribute '{name}'");
            }
        }
    }

    void CheckAllowed(StoredEntry entry, List<ObjectClass> classes)
    {
        // RFC 4512 section 4.3: extensibleObject allows every user attribute.
        if (classes.Any(c => c.Name.Equals("extensibleObject", StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        var allowed = Schema.MustOf(classes).Concat(Schema.MayOf(classes))
            .Select(Schema.FindAttributeType)
            .OfType<AttributeType>()
            .ToHashSet();
        foreach (var attribute in entry.Attributes)
        {
            if (!attribute.IsOperational && !allowed.Contains(attribute.Type!))
            {
                throw new Refusal(ResultCode.ObjectClassViolation, $"attribute '{attribute.Description}' not allowed");
            }
        }
    }

    bool IsOfType(StoredAttribute attribute, string name) =>
        Schema.FindAttributeType(name) is { } type && attribute.Type == type;
}
