using System.Globalization;
using System.Security.Cryptography;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Authentication.Passwords;

/// <summary>What a server keeps of a password to check SCRAM's proofs (RFC 5802 section 3), and no proof can be made of. Immutable.</summary>
/// <param name="Iterations">How often the password was hashed.</param>
/// <param name="Salt">What it was hashed with.</param>
/// <param name="StoredKey">What the client's proof is checked with.</param>
/// <param name="ServerKey">What the server proves itself with.</param>
sealed record ScramKeys(int Iterations, byte[] Salt, byte[] StoredKey, byte[] ServerKey)
{
    /// <summary>RFC 7677 section 4 wants no fewer.</summary>
    public const int DefaultIterations = 4096;

    const int MostIterations = 10_000_000;

    static readonly Dictionary<string, (HashAlgorithmName Hash, int Length)> Hashes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SCRAM-SHA-1"] = (HashAlgorithmName.SHA1, SHA1.HashSizeInBytes),
        ["SCRAM-SHA-256"] = (HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
        ["SCRAM-SHA-512"] = (HashAlgorithmName.SHA512, SHA512.HashSizeInBytes),
    };

    public static bool IsScheme(string scheme) => Hashes.ContainsKey(scheme);

    public static ScramKeys Derive(string scheme, ReadOnlySpan<byte> password, byte[] salt, int iterations)
    {
        var (hash, length) = Hashes[scheme];
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, hash, length);
        var clientKey = CryptographicOperations.HmacData(hash, salted, "Client Key"u8);
        return new ScramKeys(
            iterations, salt, CryptographicOperations.HashData(hash, clientKey), CryptographicOperations.HmacData(hash, salted, "Server Key"u8));
    }

    /// <summary>Reads the form of RFC 5803, <c>iterations:salt$storedKey:serverKey</c>, or gives null.</summary>
    public static ScramKeys? TryParse(string text)
    {
        if (text.Split(':', '$') is not [var iterations, var salt, var storedKey, var serverKey]
            || !int.TryParse(iterations, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MostIterations)
        {
            return null;
        }

        return Base64Text.TryDecode(salt) is { } saltOctets && Base64Text.TryDecode(storedKey) is { } stored
            && Base64Text.TryDecode(serverKey) is { } server
            ? new ScramKeys(count, saltOctets, stored, server)
            : null;
    }

    public bool Matches(string scheme, OctetString password)
    {
        var derived = Derive(scheme, password.Span, Salt, Iterations);
        return CryptographicOperations.FixedTimeEquals(derived.StoredKey, StoredKey);
    }

    public override string ToString() =>
        $"{Iterations.ToString(CultureInfo.InvariantCulture)}:{Convert.ToBase64String(Salt)}"
        + $"${Convert.ToBase64String(StoredKey)}:{Convert.ToBase64String(ServerKey)}";
}
