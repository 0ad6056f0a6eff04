using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Names;

/// <summary>
/// One part of a relative distinguished name, such as <c>cn=Ada</c> (RFC 4512 section 2.3). Immutable. Types and values
/// compare as in <see cref="DistinguishedName"/>.
/// </summary>
public sealed class AttributeTypeAndValue : IEquatable<AttributeTypeAndValue>
{
    string? _normalized;

    /// <summary>Makes a part. The value needs no escaping.</summary>
    /// <param name="type">The attribute type: a short name or a dotted number.</param>
    /// <param name="value">The value, unescaped.</param>
    /// <exception cref="LdapFormatException">The type is neither a short name nor a dotted number.</exception>
    public AttributeTypeAndValue(string type, OctetString value)
        : this(type, value, isBerEncoded: false)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!ObjectIdentifierSyntax.TryScan(type, out var position))
        {
            throw new LdapFormatException(ObjectIdentifierSyntax.Expected, type, position);
        }
    }

    internal AttributeTypeAndValue(string type, OctetString value, bool isBerEncoded)
    {
        Type = type;
        Value = value;
        IsBerEncoded = isBerEncoded;
    }

    /// <summary>The attribute type as written.</summary>
    public string Type { get; }

    /// <summary>The value, unescaped.</summary>
    public OctetString Value { get; }

    /// <summary>
    /// Whether <see cref="Value"/> is a whole BER element, because the name gave the value as <c>#</c> and hexadecimal
    /// digits and it is no string (RFC 4514 section 2.4).
    /// </summary>
    public bool IsBerEncoded { get; }

    internal string Normalized => _normalized ??= NameComparison.Normalize(this);

    /// <inheritdoc/>
    public bool Equals(AttributeTypeAndValue? other) => other is not null && Normalized == other.Normalized;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AttributeTypeAndValue);

    /// <inheritdoc/>
    public override int GetHashCode() => Normalized.GetHashCode(StringComparison.Ordinal);

    /// <summary>The part as RFC 4514 writes it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        AppendTo(text);
        return text.ToString();
    }

    // RFC 4514 section 2.4 recommends the "#" form for every dotted number, but OpenLDAP takes no such name, and the
    // grammar of section 3 allows both.
    internal void AppendTo(StringBuilder text, bool canonical = false)
    {
        text.Append(canonical ? NameComparison.CanonicalType(Type) : Type).Append('=');
        if (IsBerEncoded)
        {
            AttributeValueWriter.AppendEncoded(text, Value);
        }
        else
        {
            AttributeValueWriter.Append(text, Value.Span);
        }
    }
}
