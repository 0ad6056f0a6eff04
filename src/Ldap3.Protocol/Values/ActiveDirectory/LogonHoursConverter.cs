using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>Hours of the week in bits: <c>logonHours</c>.</summary>
sealed class LogonHoursConverter : ValueConverter<LogonHours>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out LogonHours result)
    {
        result = LogonHours.FromOctets(value);
        return true;
    }

    public override OctetString Write(LogonHours value) => value.ToOctets();
}
