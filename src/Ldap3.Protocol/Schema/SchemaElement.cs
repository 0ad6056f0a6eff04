namespace Ldap3.Protocol.Schema;

/// <summary>What every schema definition has (RFC 4512 section 4.1). Immutable.</summary>
public abstract class SchemaElement
{
    readonly SchemaDefinition _definition;

    private protected SchemaElement(SchemaDefinition definition)
    {
        _definition = definition;
        Oid = definition.Oid;
        Names = definition.Strings("NAME");
        Description = definition.String("DESC");
        IsObsolete = definition.Has("OBSOLETE");
        Extensions = definition.Extensions;
    }

    /// <summary>The object identifier; some servers give a name in its place.</summary>
    public string Oid { get; }

    /// <summary>The short names, the preferred one first. May be empty.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The preferred short name, or the object identifier when there is none.</summary>
    public string Name => Names.Count > 0 ? Names[0] : Oid;

    /// <summary>What it is, in words, or null.</summary>
    public string? Description { get; }

    /// <summary>Whether it is not to be used any more.</summary>
    public bool IsObsolete { get; }

    /// <summary>The extensions, whose names begin with <c>X-</c>, with their strings.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Extensions { get; }

    /// <summary>Whether it has this object identifier or short name, without regard to case.</summary>
    public bool IsNamed(string nameOrOid) =>
        string.Equals(Oid, nameOrOid, StringComparison.OrdinalIgnoreCase)
        || Names.Contains(nameOrOid, StringComparer.OrdinalIgnoreCase);

    /// <summary>The definition as RFC 4512 writes it.</summary>
    public override string ToString() => _definition.ToString();
}
