using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Authentication.Passwords;

/// <summary>Passwords hashed by PBKDF2, in the form of OpenLDAP's pw-pbkdf2 and of newer 389 DS, and in that of older 389 DS.</summary>
[SuppressMessage("Security", "CA5379", Justification = "What is stored says which hash it is.")]
static class Pbkdf2Password
{
    // 389 DS up to 1.4: four octets of iterations, 64 of salt, 256 of hash.
    const int PackedSaltLength = 64;
    const int PackedHashLength = 256;
    const int MostIterations = 10_000_000;
    const int LongestHash = 1024;

    static readonly Dictionary<string, HashAlgorithmName> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["PBKDF2"] = HashAlgorithmName.SHA1,
        ["PBKDF2-SHA1"] = HashAlgorithmName.SHA1,
        ["PBKDF2-SHA256"] = HashAlgorithmName.SHA256,
        ["PBKDF2-SHA512"] = HashAlgorithmName.SHA512,
        ["PBKDF2_SHA256"] = HashAlgorithmName.SHA256,
    };

    public static bool IsScheme(string scheme) => Schemes.ContainsKey(scheme);

    public static bool Matches(string scheme, string encoded, OctetString password) =>
        (TryRead(encoded) ?? TryReadPacked(encoded)) is var (iterations, salt, hash)
        && CryptographicOperations.FixedTimeEquals(
            Rfc2898DeriveBytes.Pbkdf2(password.Span, salt, iterations, Schemes[scheme], hash.Length), hash);

    public static string Encode(string scheme, ReadOnlySpan<byte> password, byte[] salt, int iterations)
    {
        var algorithm = Schemes[scheme];
        var length = algorithm == HashAlgorithmName.SHA1 ? SHA1.HashSizeInBytes
            : algorithm == HashAlgorithmName.SHA256 ? SHA256.HashSizeInBytes
            : SHA512.HashSizeInBytes;
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, algorithm, length);
        return $"{iterations.ToString(CultureInfo.InvariantCulture)}${Base64Text.EncodeAdapted(salt)}${Base64Text.EncodeAdapted(hash)}";
    }

    static (int Iterations, byte[] Salt, byte[] Hash)? TryRead(string encoded) =>
        encoded.Split('$') is [var iterations, var salt, var hash]
        && int.TryParse(iterations, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= MostIterations
        && Base64Text.TryDecode(salt) is { } saltOctets && Base64Text.TryDecode(hash) is { Length: > 0 and <= LongestHash } hashOctets
            ? (count, saltOctets, hashOctets)
            : null;

    static (int Iterations, byte[] Salt, byte[] Hash)? TryReadPacked(string encoded)
    {
        if (Base64Text.TryDecode(encoded) is not { Length: sizeof(int) + PackedSaltLength + PackedHashLength } octets)
        {
            return null;
        }

        var iterations = BinaryPrimitives.ReadInt32BigEndian(octets);
        return iterations is > 0 and <= MostIterations
            ? (iterations, octets[sizeof(int)..(sizeof(int) + PackedSaltLength)], octets[(sizeof(int) + PackedSaltLength)..])
            : null;
    }
}
