using System.Globalization;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Values.Times;

/// <summary>Times with a zone (RFC 4517 section 3.3.13). Written in UTC, with a fraction only where there is one.</summary>
/// <param name="hasYearZero">
/// Whether the least time stands for the one in the year 0 by which password policies lock an account until somebody unlocks it
/// (draft-behera-ldap-password-policy-11 section 5.3.3).
/// </param>
sealed class GeneralizedTimeConverter(bool hasYearZero = false) : ValueConverter<DateTimeOffset>
{
    const string YearZero = "000001010000Z";

    const int Longest = 64;

    public override bool TryRead(ReadOnlySpan<byte> value, out DateTimeOffset result)
    {
        result = value.Length <= Longest && GeneralizedTimeText.TryParse(value, out var time)
            ? new DateTimeOffset(time.ToDateTime())
            : throw Malformed(value, "a GeneralizedTime such as 20261123120000Z");
        return true;
    }

    public override OctetString Write(DateTimeOffset value) => hasYearZero && value == DateTimeOffset.MinValue
        ? YearZero
        : value.UtcDateTime.ToString("yyyyMMddHHmmss.FFFFFFF", CultureInfo.InvariantCulture).TrimEnd('.') + "Z";
}
