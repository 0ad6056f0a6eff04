using System.Diagnostics.CodeAnalysis;
using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Names;

/// <summary>
/// The name of an entry among its siblings: one or more attribute values, such as <c>cn=Ada+uid=1</c>
/// (RFC 4512 section 2.3.1). Immutable; equal regardless of the order of its parts.
/// </summary>
public sealed class RelativeDistinguishedName
    : IEquatable<RelativeDistinguishedName>, IParsable<RelativeDistinguishedName>
{
    string? _normalized;

    /// <summary>Makes a name of one attribute value. The value needs no escaping.</summary>
    /// <exception cref="LdapFormatException">The type is neither a short name nor a dotted number.</exception>
    public RelativeDistinguishedName(string type, OctetString value)
        : this([new AttributeTypeAndValue(type, value)])
    {
    }

    /// <summary>Makes a name of its parts, at least one.</summary>
    public RelativeDistinguishedName(params IReadOnlyList<AttributeTypeAndValue> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count);
        Parts = [.. parts];
    }

    RelativeDistinguishedName(AttributeTypeAndValue[] parts) => Parts = parts;

    /// <summary>The attribute values, in the order written.</summary>
    public IReadOnlyList<AttributeTypeAndValue> Parts { get; }

    internal string Normalized => _normalized ??= NameComparison.Normalize(this);

    /// <summary>Reads a relative name in RFC 4514 form. What older peers write is refused.</summary>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static RelativeDistinguishedName Parse(string text) => Parse(text, DistinguishedNameSyntax.Strict);

    /// <summary>Reads a relative name in RFC 4514 form, as strictly as asked for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="syntax">How strictly it is read.</param>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static RelativeDistinguishedName Parse(string text, DistinguishedNameSyntax syntax) =>
        DistinguishedName.Parse(text, syntax).Rdns is [var rdn]
            ? rdn
            : throw new LdapFormatException("One relative distinguished name is expected, such as cn=Ada", text, 0);

    /// <summary>Reads a relative name in RFC 4514 form, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out RelativeDistinguishedName? result) =>
        TryParse(text, DistinguishedNameSyntax.Strict, out result);

    /// <summary>Reads a relative name as strictly as asked for, or says that the text is none.</summary>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, DistinguishedNameSyntax syntax, [NotNullWhen(true)] out RelativeDistinguishedName? result)
    {
        result = DistinguishedName.TryParse(text, syntax, out var name) && name.Rdns is [var rdn] ? rdn : null;
        return result is not null;
    }

    static RelativeDistinguishedName IParsable<RelativeDistinguishedName>.Parse(string s, IFormatProvider? provider) =>
        Parse(s);

    static bool IParsable<RelativeDistinguishedName>.TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out RelativeDistinguishedName result) => TryParse(s, out result);

    /// <inheritdoc/>
    public bool Equals(RelativeDistinguishedName? other) =>
        ReferenceEquals(this, other) || (other is not null && Normalized == other.Normalized);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RelativeDistinguishedName);

    /// <inheritdoc/>
    public override int GetHashCode() => Normalized.GetHashCode(StringComparison.Ordinal);

    /// <summary>The name as RFC 4514 writes it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        AppendTo(text);
        return text.ToString();
    }

    /// <summary>Makes a name of parts that nobody else holds.</summary>
    internal static RelativeDistinguishedName Own(AttributeTypeAndValue[] parts) => new(parts);

    internal void AppendTo(StringBuilder text, bool canonical = false)
    {
        for (var i = 0; i < Parts.Count; i++)
        {
            if (i > 0)
            {
                text.Append('+');
            }

            Parts[i].AppendTo(text, canonical);
        }
    }
}
