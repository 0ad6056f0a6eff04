using System.Globalization;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Schema.Matching;

/// <summary>Active Directory's rules over the bits of a number, which OpenLDAP has too.</summary>
/// <param name="oid">The rule's object identifier.</param>
/// <param name="name">The rule's name.</param>
/// <param name="syntax">The syntax of asserted values.</param>
/// <param name="all">Whether all bits of the mask must be set, rather than any.</param>
sealed class BitwiseRule(string oid, string name, string syntax, bool all) : MatchingRule(oid, name, syntax)
{
    public override OctetString? Normalize(ReadOnlySpan<byte> value) => Normalizers.Integer(value);

    public override bool? IsMatch(ReadOnlySpan<byte> value, ReadOnlySpan<byte> asserted) =>
        long.TryParse(asserted, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var mask)
            ? long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bits)
                && (all ? (bits & mask) == mask : (bits & mask) != 0)
            : null;
}
