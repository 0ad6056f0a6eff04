using System.Security.Cryptography;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Authentication.Passwords;

/// <summary>Values of <c>userPassword</c>: in clear, or <c>{SCHEME}</c> and what that makes of a password (RFC 2307 section 5.3).</summary>
static class StoredPassword
{
    const string CleartextScheme = "CLEARTEXT";

    public static bool Matches(OctetString stored, OctetString password)
    {
        if (Cleartext(stored) is { } clear)
        {
            return CryptographicOperations.FixedTimeEquals(clear.Span, password.Span);
        }

        var (scheme, value) = Split(stored)!.Value;
        return SaltedDigest.IsScheme(scheme) ? SaltedDigest.Matches(scheme, value, password)
            : Pbkdf2Password.IsScheme(scheme) ? Pbkdf2Password.Matches(scheme, value, password)
            : ScramKeys.IsScheme(scheme) ? ScramKeys.TryParse(value) is { } keys && keys.Matches(scheme, password)
            : CryptPassword.Matches(value, password);
    }

    /// <summary>The password itself where that is stored, or null.</summary>
    public static OctetString? Cleartext(OctetString stored) =>
        Split(stored) is not var (scheme, value) ? stored
        : scheme.Equals(CleartextScheme, StringComparison.OrdinalIgnoreCase) ? value
        : default(OctetString?);

    /// <summary>The keys of SCRAM where they are stored, or null.</summary>
    public static ScramKeys? Keys(OctetString stored, string mechanism) =>
        Split(stored) is var (scheme, value) && scheme.Equals(mechanism, StringComparison.OrdinalIgnoreCase) ? ScramKeys.TryParse(value) : null;

    /// <summary>The scheme and what stands behind it; null when there is none that is known, so that the whole is the password.</summary>
    static (string Scheme, string Value)? Split(OctetString stored)
    {
        if (stored.IsEmpty || stored.Span[0] != '{')
        {
            return null;
        }

        var text = stored.ToString();
        var end = text.IndexOf('}', StringComparison.Ordinal);
        return end > 0 && text[1..end] is var scheme && IsKnown(scheme) ? (scheme, text[(end + 1)..]) : null;
    }

    static bool IsKnown(string scheme) =>
        SaltedDigest.IsScheme(scheme) || Pbkdf2Password.IsScheme(scheme) || ScramKeys.IsScheme(scheme)
        || scheme.Equals(CleartextScheme, StringComparison.OrdinalIgnoreCase) || scheme.Equals("CRYPT", StringComparison.OrdinalIgnoreCase);
}
