using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Authentication.Passwords;

/// <summary>Passwords hashed once, with an optional salt behind the hash: <c>{SSHA}</c> and its kind.</summary>
[SuppressMessage("Security", "CA5350", Justification = "Directories still hold these old hashes; here they are only compared with.")]
[SuppressMessage("Security", "CA5351", Justification = "Directories still hold these old hashes; here they are only compared with.")]
static class SaltedDigest
{
    static readonly Dictionary<string, (int Length, Func<byte[], byte[]> Hash)> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["MD5"] = (MD5.HashSizeInBytes, MD5.HashData),
        ["SMD5"] = (MD5.HashSizeInBytes, MD5.HashData),
        ["SHA"] = (SHA1.HashSizeInBytes, SHA1.HashData),
        ["SSHA"] = (SHA1.HashSizeInBytes, SHA1.HashData),
        ["SHA256"] = (SHA256.HashSizeInBytes, SHA256.HashData),
        ["SSHA256"] = (SHA256.HashSizeInBytes, SHA256.HashData),
        ["SHA384"] = (SHA384.HashSizeInBytes, SHA384.HashData),
        ["SSHA384"] = (SHA384.HashSizeInBytes, SHA384.HashData),
        ["SHA512"] = (SHA512.HashSizeInBytes, SHA512.HashData),
        ["SSHA512"] = (SHA512.HashSizeInBytes, SHA512.HashData),
    };

    public static bool IsScheme(string scheme) => Schemes.ContainsKey(scheme);

    public static string Encode(string scheme, ReadOnlySpan<byte> password, byte[] salt) =>
        Convert.ToBase64String([.. Schemes[scheme].Hash([.. password, .. salt]), .. salt]);

    public static bool Matches(string scheme, string encoded, OctetString password)
    {
        var (length, hash) = Schemes[scheme];
        if (Base64Text.TryDecode(encoded) is not { } octets || octets.Length < length)
        {
            return false;
        }

        return CryptographicOperations.FixedTimeEquals(hash([.. password.Span, .. octets.AsSpan(length)]), octets.AsSpan(0, length));
    }
}
