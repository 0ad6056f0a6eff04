using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Names;

/// <summary>
/// One part of a relative distinguished name, such as <c>cn=Ada</c> (RFC 4512 section 2.3). Immutable. Types compare
/// without regard to case, values by <see cref="NameComparison"/>.
/// </summary>
/// <param name="type">The attribute type: a short name or a dotted number.</param>
/// <param name="value">The value, unescaped.</param>
public sealed class AttributeTypeAndValue(string type, OctetString value) : IEquatable<AttributeTypeAndValue>
{
    /// <summary>The attribute type as written.</summary>
    public string Type { get; } = type;

    /// <summary>The value, unescaped.</summary>
    public OctetString Value { get; } = value;

    /// <inheritdoc/>
    public bool Equals(AttributeTypeAndValue? other) =>
        other is not null && NameComparison.Normalize(this) == NameComparison.Normalize(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AttributeTypeAndValue);

    /// <inheritdoc/>
    public override int GetHashCode() => NameComparison.Normalize(this).GetHashCode(StringComparison.Ordinal);

    /// <summary>The part as RFC 4514 writes it.</summary>
    public override string ToString() => $"{Type}={DistinguishedNameWriter.Escape(Value)}";
}
