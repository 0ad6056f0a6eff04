using System.Diagnostics.CodeAnalysis;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Names;

/// <summary>
/// The name of an entry (RFC 4514), such as <c>uid=ada,ou=People,dc=example,dc=org</c>. Immutable; the default is the
/// empty name, which is the root DSE's. Equal when the parts are, by <see cref="NameComparison"/>, however they are written.
/// </summary>
public readonly struct DistinguishedName : IEquatable<DistinguishedName>, IParsable<DistinguishedName>
{
    readonly DistinguishedNameData? _data;

    /// <summary>Makes a name of its parts, the entry's own first.</summary>
    public DistinguishedName(params IReadOnlyList<RelativeDistinguishedName> rdns)
        : this(rdns.Count == 0 ? null : new DistinguishedNameData(rdns))
    {
    }

    DistinguishedName(DistinguishedNameData? data) => _data = data;

    /// <summary>The empty name: the root DSE.</summary>
    public static DistinguishedName Empty => default;

    /// <summary>Whether this is the empty name.</summary>
    public bool IsEmpty => _data is null;

    /// <summary>The parts, the entry's own first.</summary>
    /// <exception cref="LdapFormatException">A server sent this name, and it is not one by RFC 4514.</exception>
    public IReadOnlyList<RelativeDistinguishedName> Rdns => _data?.Rdns ?? [];

    /// <summary>The name among the siblings, or null for the empty name.</summary>
    /// <exception cref="LdapFormatException">A server sent this name, and it is not one by RFC 4514.</exception>
    public RelativeDistinguishedName? Rdn => IsEmpty ? null : Rdns[0];

    /// <summary>The name of the parent; the empty name's parent is itself.</summary>
    /// <exception cref="LdapFormatException">A server sent this name, and it is not one by RFC 4514.</exception>
    public DistinguishedName Parent => Rdns.Count <= 1 ? default : new([.. Rdns.Skip(1)]);

    /// <summary>
    /// The name in a form that is the same text for equal names: what equality compares, and a key to store names by.
    /// </summary>
    public string Normalized => _data?.Normalized ?? "";

    /// <summary>Whether the names are equal.</summary>
    public static bool operator ==(DistinguishedName left, DistinguishedName right) => left.Equals(right);

    /// <summary>Whether the names differ.</summary>
    public static bool operator !=(DistinguishedName left, DistinguishedName right) => !left.Equals(right);

    /// <summary>Reads a name in RFC 4514 form.</summary>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static DistinguishedName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rdns = DistinguishedNameParser.Parse(text);
        return rdns.Count == 0 ? default : new(new DistinguishedNameData(text, rdns));
    }

    /// <summary>Reads a name in RFC 4514 form, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DistinguishedName result)
    {
        if (text is null || !DistinguishedNameParser.TryParse(text, out var rdns, out _))
        {
            result = default;
            return false;
        }

        result = rdns.Count == 0 ? default : new(new DistinguishedNameData(text, rdns));
        return true;
    }

    static DistinguishedName IParsable<DistinguishedName>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<DistinguishedName>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, out DistinguishedName result) => TryParse(s, out result);

    /// <summary>The name of the entry so named below this one.</summary>
    public DistinguishedName Child(RelativeDistinguishedName rdn) => new([rdn, .. Rdns]);

    /// <summary>The name of the entry so named below this one. The value needs no escaping.</summary>
    public DistinguishedName Child(string type, OctetString value) => Child(new RelativeDistinguishedName(type, value));

    /// <summary>Whether this entry lies directly below the other.</summary>
    public bool IsChildOf(DistinguishedName parent) =>
        Rdns.Count == parent.Rdns.Count + 1 && IsDescendantOf(parent);

    /// <summary>Whether this entry lies anywhere below the other; not when it is the other.</summary>
    public bool IsDescendantOf(DistinguishedName ancestor) =>
        Rdns.Count > ancestor.Rdns.Count && Rdns.Skip(Rdns.Count - ancestor.Rdns.Count).SequenceEqual(ancestor.Rdns);

    /// <inheritdoc/>
    public bool Equals(DistinguishedName other) => ReferenceEquals(_data, other._data) || Normalized == other.Normalized;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DistinguishedName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Normalized.GetHashCode(StringComparison.Ordinal);

    /// <summary>The name as it was written, or as RFC 4514 writes it.</summary>
    public override string ToString() => _data?.Text ?? "";

    /// <summary>A name that a server sent: kept as it came, taken apart when looked at.</summary>
    internal static DistinguishedName FromServer(string text) => text.Length == 0 ? default : new(new DistinguishedNameData(text));
}
