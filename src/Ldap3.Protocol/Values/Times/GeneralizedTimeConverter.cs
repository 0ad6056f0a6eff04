using System.Globalization;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Values.Times;

/// <summary>Times with a zone (RFC 4517 section 3.3.13). Written in UTC, with a fraction only where there is one.</summary>
sealed class GeneralizedTimeConverter : ValueConverter<DateTimeOffset>
{
    const int Longest = 64;

    public override bool TryRead(ReadOnlySpan<byte> value, out DateTimeOffset result)
    {
        result = value.Length <= Longest && GeneralizedTimeText.TryParse(value, out var time)
            ? new DateTimeOffset(time.ToDateTime())
            : throw Malformed(value, "a GeneralizedTime such as 20261123120000Z");
        return true;
    }

    public override OctetString Write(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyyMMddHHmmss.FFFFFFF", CultureInfo.InvariantCulture).TrimEnd('.') + "Z";
}
