namespace Ldap3.Protocol.Authentication.Passwords;

/// <summary>Base64 as stored passwords have it: also without padding, and with dots for pluses, as passlib writes it.</summary>
static class Base64Text
{
    public static byte[]? TryDecode(string text)
    {
        var padded = text.Replace('.', '+').TrimEnd('=');
        padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
        var octets = new byte[padded.Length / 4 * 3];
        return Convert.TryFromBase64String(padded, octets, out var count) ? octets[..count] : null;
    }

    /// <summary>Without padding, and with dots for pluses.</summary>
    public static string EncodeAdapted(byte[] octets) => Convert.ToBase64String(octets).TrimEnd('=').Replace('+', '.');
}
