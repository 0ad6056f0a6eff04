using Ldap3.Protocol.Schema;

namespace Ldap3.Abstract.Definitions;

/// <summary>
/// How an attribute is known to an application: under which key, with which checks and translations. Immutable; <c>with</c>
/// makes variants. Thread safe as long as the functions given are.
/// </summary>
/// <param name="Name">The attribute.</param>
public sealed record AttributeDefinition(string Name)
{
    readonly string? _key;

    /// <summary>The friendly name that queries and entries use; the attribute's own by default. Case and spaces do not count.</summary>
    public string Key
    {
        get => _key ?? Name;
        init => _key = value;
    }

    /// <summary>Other names by which entries give the attribute.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What the attribute is for, in words, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Whether every entry must have a value. False by default.</summary>
    public bool IsMandatory { get; init; }

    /// <summary>Whether an entry has at most one value. False by default.</summary>
    public bool IsSingleValue { get; init; }

    /// <summary>The object identifier of the values' syntax, or null for text.</summary>
    public string? Syntax { get; init; }

    /// <summary>
    /// The auxiliary class that lets an entry have the attribute; null, the default, when the object classes themselves do.
    /// A writer adds the class to an entry that is given a value and lacks it.
    /// </summary>
    public string? AuxiliaryClass { get; init; }

    /// <summary>
    /// Checks a value that is queried for or written: gives the value to use, or null to refuse it. Null, the default, takes all.
    /// </summary>
    public Func<string, string?>? Validate { get; init; }

    /// <summary>Turns what is queried for into what the directory stores. None by default.</summary>
    public Func<string, string>? PreQuery { get; init; }

    /// <summary>Turns the values read into those shown. None by default.</summary>
    public Func<IReadOnlyList<object>, IReadOnlyList<object>>? PostQuery { get; init; }

    /// <summary>What is shown when an entry has no value: an empty list by default.</summary>
    public IReadOnlyList<object> Default { get; init; } = [];

    /// <summary>
    /// What the entries are that the values name: a reader fetches them, and they are shown in the place of their names. Null,
    /// the default, shows the values. Definitions may nest, as deep as the reader's limit allows.
    /// </summary>
    public ObjectDefinition? DereferenceAs { get; init; }

    /// <summary>A definition of what a schema says of an attribute type.</summary>
    public static AttributeDefinition FromSchema(LdapSchema schema, AttributeType type, bool isMandatory = false)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(type);
        return new AttributeDefinition(type.Name)
        {
            Aliases = [.. type.Names.Skip(1)],
            Description = type.Description,
            IsMandatory = isMandatory,
            IsSingleValue = type.IsSingleValue,
            Syntax = schema.SyntaxOf(type),
        };
    }
}
