using System.Globalization;
using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Controls;

/// <summary>Times as the controls of passwords count them: whole seconds, in 31 bits.</summary>
static class Seconds
{
    /// <summary>The time in whole seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or longer than 2147483647 seconds.</exception>
    public static int Whole(TimeSpan time, string parameter)
    {
        var seconds = Math.Floor(time.TotalSeconds);
        return seconds is >= 0 and <= int.MaxValue
            ? (int)seconds
            : throw new ArgumentOutOfRangeException(parameter, time, "The time is counted in 0 to 2147483647 seconds.");
    }

    /// <summary>The time in decimal digits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or longer than 2147483647 seconds.</exception>
    public static OctetString Write(TimeSpan time, string parameter) =>
        Whole(time, parameter).ToString(CultureInfo.InvariantCulture);

    /// <summary>The time that decimal digits say.</summary>
    /// <exception cref="LdapProtocolException">They do not.</exception>
    public static TimeSpan Read(OctetString digits, string controlOid) =>
        int.TryParse(digits.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : throw new LdapProtocolException(
                $"The control {controlOid} has \"{Encoding.UTF8.GetString(digits.Span[..Math.Min(digits.Length, 20)])}\" for a value, "
                + "but must have a number of seconds in decimal digits.");
}
