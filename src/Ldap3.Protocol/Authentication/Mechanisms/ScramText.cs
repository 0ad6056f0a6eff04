using System.Globalization;
using System.Text;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>
/// The text form of SCRAM's messages (RFC 5802 section 7): attributes of one letter, separated by commas.
/// </summary>
static class ScramText
{
    /// <summary>The longest message taken from a server, in octets.</summary>
    public const int MaxLength = 8 << 10;

    /// <summary>RFC 5802 section 5.1: in names, ',' and '=' are written =2C and =3D.</summary>
    public static string EscapeName(string name) =>
        name.Replace("=", "=3D", StringComparison.Ordinal).Replace(",", "=2C", StringComparison.Ordinal);

    /// <summary>Splits a message, each attribute of which must come in the order given.</summary>
    /// <param name="message">The message.</param>
    /// <param name="letters">The letters expected; what stands behind them is an extension and may be there.</param>
    /// <exception cref="LdapProtocolException">The message has another form.</exception>
    public static string[] Split(string message, string letters)
    {
        var parts = message.Split(',');
        if (parts.Length < letters.Length || message.Length > MaxLength)
        {
            throw Malformed($"it has not the {letters.Length} attributes \"{letters}\"");
        }

        for (var i = 0; i < letters.Length; i++)
        {
            // RFC 5802 section 5.1: "m=" is an extension that must be understood, and none is.
            if (parts[i].Length < 2 || parts[i][0] != letters[i] || parts[i][1] != '=')
            {
                throw Malformed($"its attribute {i + 1} is not {letters[i]}=");
            }
        }

        return [.. parts.Take(letters.Length).Select(part => part[2..])];
    }

    public static byte[] Octets(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw Malformed("what should be base64 is not");
        }
    }

    public static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Malformed("the iteration count is no number");

    public static string Decode(ReadOnlySpan<byte> octets) =>
        octets.Length <= MaxLength ? Encoding.UTF8.GetString(octets) : throw Malformed($"it is longer than {MaxLength} octets");

    public static LdapProtocolException Malformed(string why) => new($"The server's SCRAM message is malformed: {why} (RFC 5802 section 7).");
}
