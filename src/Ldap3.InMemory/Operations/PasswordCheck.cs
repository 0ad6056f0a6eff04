using System.Security.Cryptography;
using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.InMemory.Operations;

/// <summary>Compares a password with a stored one: in clear, or hashed as <c>{SCHEME}base64</c> with an optional salt behind the hash.</summary>
static class PasswordCheck
{
    const int GeneratedLength = 16;

    static readonly (string Scheme, int Length, Func<byte[], byte[]> Hash)[] Schemes =
    [
#pragma warning disable CA5350 // Directories still hold these old hashes; here they are only compared with.
        ("{SSHA}", SHA1.HashSizeInBytes, SHA1.HashData),
        ("{SHA}", SHA1.HashSizeInBytes, SHA1.HashData),
#pragma warning restore CA5350
        ("{SSHA256}", SHA256.HashSizeInBytes, SHA256.HashData),
        ("{SHA256}", SHA256.HashSizeInBytes, SHA256.HashData),
        ("{SSHA384}", SHA384.HashSizeInBytes, SHA384.HashData),
        ("{SHA384}", SHA384.HashSizeInBytes, SHA384.HashData),
        ("{SSHA512}", SHA512.HashSizeInBytes, SHA512.HashData),
        ("{SHA512}", SHA512.HashSizeInBytes, SHA512.HashData),
    ];

    public static bool Matches(OctetString stored, OctetString given)
    {
        var text = stored.ToString();
        foreach (var (scheme, length, hash) in Schemes)
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return MatchesHash(text[scheme.Length..], given, length, hash);
            }
        }

        return CryptographicOperations.FixedTimeEquals(stored.Span, given.Span);
    }

    /// <summary>Hashes a password with a new salt. What the client has hashed itself stays as it is: nobody could bind by it else.</summary>
    public static OctetString Hash(OctetString password)
    {
        if (IsHash(password.ToString()))
        {
            return password;
        }

        var salt = RandomNumberGenerator.GetBytes(16);
        var hash = SHA512.HashData([.. password.Span, .. salt]);
        return $"{{SSHA512}}{Convert.ToBase64String([.. hash, .. salt])}";
    }

    /// <summary>Makes a password that is hard to guess and easy to read out.</summary>
    public static string Generate() =>
        RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", GeneratedLength);

    static bool IsHash(string text)
    {
        var (scheme, length, _) = Array.Find(Schemes, each => text.StartsWith(each.Scheme, StringComparison.OrdinalIgnoreCase));
        var octets = new byte[Encoding.ASCII.GetMaxByteCount(text.Length)];
        return scheme is not null && Convert.TryFromBase64String(text[scheme.Length..], octets, out var count) && count >= length;
    }

    static bool MatchesHash(string encoded, OctetString given, int length, Func<byte[], byte[]> hash)
    {
        var octets = new byte[Encoding.ASCII.GetMaxByteCount(encoded.Length)];
        if (!Convert.TryFromBase64String(encoded, octets, out var count) || count < length)
        {
            return false;
        }

        var salt = octets.AsSpan(length, count - length);
        return CryptographicOperations.FixedTimeEquals(hash([.. given.Span, .. salt]), octets.AsSpan(0, length));
    }
}
