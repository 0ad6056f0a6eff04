using System.Globalization;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values.Times;

/// <summary>Spans of time in whole seconds, as password policies have them (draft-behera-ldap-password-policy).</summary>
sealed class SecondsConverter : ValueConverter<TimeSpan>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out TimeSpan result)
    {
        result = int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : throw Malformed(value, "a number of seconds");
        return true;
    }

    public override OctetString Write(TimeSpan value) => (value.Ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture);
}
