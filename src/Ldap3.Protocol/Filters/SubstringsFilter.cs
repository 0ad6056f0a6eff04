using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>
/// Some value has these parts in this order, without overlap, by the substrings rule: <c>(cn=a*b*c)</c>
/// (RFC 4511 section 4.5.1.7.2). At least one part is given and none is empty.
/// </summary>
/// <param name="Attribute">The attribute; its subtypes count too.</param>
/// <param name="Initial">What the value begins with, or null.</param>
/// <param name="Any">What follows somewhere, each after the one before.</param>
/// <param name="Final">What the value ends with, or null.</param>
public sealed record SubstringsFilter(
    AttributeDescription Attribute, OctetString? Initial, IReadOnlyList<OctetString> Any, OctetString? Final) : Filter
{
    /// <inheritdoc/>
    public bool Equals(SubstringsFilter? other) =>
        other is not null
        && Attribute.Equals(other.Attribute)
        && Initial == other.Initial
        && Final == other.Final
        && Any.SequenceEqual(other.Any);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Attribute, Initial, Final, FilterHash.Of("", Any));
}
