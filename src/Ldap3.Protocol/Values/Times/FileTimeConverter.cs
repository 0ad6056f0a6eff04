using System.Globalization;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values.Times;

/// <summary>
/// Active Directory's times: hundreds of nanoseconds since 1601. 0 and the greatest numbers stand for "never" and read as none.
/// </summary>
sealed class FileTimeConverter : ValueConverter<DateTimeOffset>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out DateTimeOffset result)
    {
        if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ticks) || ticks < 0)
        {
            throw Malformed(value, "a count of 100-nanosecond intervals since 1601");
        }

        // Later than .NET's last day means never: Int64.MaxValue, and 9223372032559808511 in some domains.
        var isTime = ticks > 0 && ticks <= DateTime.MaxValue.ToFileTimeUtc();
        result = isTime ? DateTimeOffset.FromFileTime(ticks).ToUniversalTime() : default;
        return isTime;
    }

    public override OctetString Write(DateTimeOffset value) => value.ToFileTime().ToString(CultureInfo.InvariantCulture);
}
