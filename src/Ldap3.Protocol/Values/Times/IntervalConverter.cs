using System.Globalization;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values.Times;

/// <summary>
/// Active Directory's spans of time, such as <c>maxPwdAge</c>: hundreds of nanoseconds, negative. The least number stands
/// for "never" and reads as none.
/// </summary>
sealed class IntervalConverter : ValueConverter<TimeSpan>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out TimeSpan result)
    {
        if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ticks))
        {
            throw Malformed(value, "a count of 100-nanosecond intervals");
        }

        result = ticks == long.MinValue ? default : TimeSpan.FromTicks(Math.Abs(ticks));
        return ticks != long.MinValue;
    }

    public override OctetString Write(TimeSpan value)
    {
        // A span is stored negative: a negative one would come back positive.
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
        return (-value.Ticks).ToString(CultureInfo.InvariantCulture);
    }
}
