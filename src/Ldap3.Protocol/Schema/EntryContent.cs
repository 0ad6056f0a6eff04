namespace Ldap3.Protocol.Schema;

/// <summary>What the object classes of an entry demand and allow (RFC 4512 section 2.4). Immutable.</summary>
public sealed class EntryContent
{
    EntryContent(
        IReadOnlySet<AttributeType> must, IReadOnlySet<AttributeType> may, IReadOnlySet<AttributeType> not, bool allowsEverything)
    {
        Must = must;
        May = may;
        Not = not;
        AllowsEverything = allowsEverything;
    }

    /// <summary>The attributes that must be there.</summary>
    public IReadOnlySet<AttributeType> Must { get; }

    /// <summary>The attributes that may be there besides.</summary>
    public IReadOnlySet<AttributeType> May { get; }

    /// <summary>The attributes that a content rule forbids although a class allows them (RFC 4512 section 4.1.6).</summary>
    public IReadOnlySet<AttributeType> Not { get; }

    /// <summary>Whether one of the classes is extensibleObject, which allows every user attribute (RFC 4512 section 4.3).</summary>
    public bool AllowsEverything { get; }

    /// <summary>Whether an entry may hold the attribute. Operational attributes need no class's leave.</summary>
    public bool Allows(AttributeType type) =>
        !Not.Contains(type) && (AllowsEverything || type.IsOperational || Must.Contains(type) || May.Contains(type));

    internal static EntryContent Of(LdapSchema schema, IEnumerable<string> objectClasses)
    {
        var named = objectClasses.ToArray();
        var classes = schema.Known(named).SelectMany(schema.WithSuperClasses).ToHashSet();
        var rule = schema.StructuralClassOf(named) is { } structural ? schema.FindContentRule(structural) : null;

        var must = Types(schema, classes.SelectMany(each => each.Must).Concat(rule?.Must ?? []));
        var may = Types(schema, classes.SelectMany(each => each.May).Concat(rule?.May ?? []));
        var not = Types(schema, rule?.Not ?? []);
        may.ExceptWith(must);
        may.ExceptWith(not);
        return new EntryContent(must, may, not, classes.Any(each => each.IsNamed("extensibleObject")));
    }

    static HashSet<AttributeType> Types(LdapSchema schema, IEnumerable<string> names) =>
        [.. names.Select(schema.FindAttributeType).OfType<AttributeType>()];
}
