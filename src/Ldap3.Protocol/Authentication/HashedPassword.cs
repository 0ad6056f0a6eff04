using System.Security.Cryptography;
using System.Text;
using Ldap3.Protocol.Authentication.Passwords;

namespace Ldap3.Protocol.Authentication;

/// <summary>
/// Values of <c>userPassword</c> as servers keep them: <c>{SCHEME}</c> and what it makes of a password (RFC 2307 section 5.3).
/// A server hashes what it is sent by a password modify operation itself; this is for those that store what they are given.
/// Thread safe.
/// </summary>
public static class HashedPassword
{
    const int SaltLength = 16;

    // What OpenLDAP's pw-pbkdf2 uses.
    const int Pbkdf2Iterations = 10_000;

    /// <summary>Hashes a password.</summary>
    /// <param name="password">The password.</param>
    /// <param name="hash">How. By SHA-512 with salt by default.</param>
    /// <param name="salt">The salt; 16 random octets when it is empty. Schemes without salt take none.</param>
    /// <param name="iterations">How often PBKDF2 and SCRAM hash; 0, the default, for 10,000 and 4,096.</param>
    /// <returns>A value of <c>userPassword</c>.</returns>
    /// <exception cref="ArgumentException">The password is empty, or a scheme without salt is given one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The scheme is unknown, or the iterations are negative.</exception>
    public static string Hash(
        string password, PasswordHash hash = PasswordHash.SaltedSha512, ReadOnlySpan<byte> salt = default, int iterations = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        var octets = Encoding.UTF8.GetBytes(password);
        try
        {
            return Hash(octets, hash, salt, iterations);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(octets);
        }
    }

    /// <summary>
    /// Whether a stored value is of a password. Values of an unknown scheme and of none are the password itself. Takes as long
    /// whatever differs.
    /// </summary>
    /// <remarks>Known are all of <see cref="PasswordHash"/>, and <c>{CRYPT}</c> with SHA-256 and SHA-512.</remarks>
    public static bool Matches(string stored, string password)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(password);
        return StoredPassword.Matches(stored, password);
    }

    internal static string Hash(ReadOnlySpan<byte> password, PasswordHash hash, ReadOnlySpan<byte> salt = default, int iterations = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(iterations);
        var (scheme, isSalted) = SchemeOf(hash);
        if (!isSalted && !salt.IsEmpty)
        {
            throw new ArgumentException($"{{{scheme}}} has no salt.", nameof(salt));
        }

        var used = !isSalted ? [] : salt.IsEmpty ? RandomNumberGenerator.GetBytes(SaltLength) : salt.ToArray();
        var encoded = hash switch
        {
            PasswordHash.Pbkdf2Sha1 or PasswordHash.Pbkdf2Sha256 or PasswordHash.Pbkdf2Sha512 =>
                Pbkdf2Password.Encode(scheme, password, used, iterations == 0 ? Pbkdf2Iterations : iterations),
            PasswordHash.ScramSha1 or PasswordHash.ScramSha256 or PasswordHash.ScramSha512 =>
                ScramKeys.Derive(scheme, password, used, iterations == 0 ? ScramKeys.DefaultIterations : iterations).ToString(),
            _ => SaltedDigest.Encode(scheme, password, used),
        };
        return $"{{{scheme}}}{encoded}";
    }

    static (string Scheme, bool IsSalted) SchemeOf(PasswordHash hash) => hash switch
    {
        PasswordHash.Md5 => ("MD5", false),
        PasswordHash.SaltedMd5 => ("SMD5", true),
        PasswordHash.Sha1 => ("SHA", false),
        PasswordHash.SaltedSha1 => ("SSHA", true),
        PasswordHash.Sha256 => ("SHA256", false),
        PasswordHash.SaltedSha256 => ("SSHA256", true),
        PasswordHash.Sha384 => ("SHA384", false),
        PasswordHash.SaltedSha384 => ("SSHA384", true),
        PasswordHash.Sha512 => ("SHA512", false),
        PasswordHash.SaltedSha512 => ("SSHA512", true),
        PasswordHash.Pbkdf2Sha1 => ("PBKDF2-SHA1", true),
        PasswordHash.Pbkdf2Sha256 => ("PBKDF2-SHA256", true),
        PasswordHash.Pbkdf2Sha512 => ("PBKDF2-SHA512", true),
        PasswordHash.ScramSha1 => ("SCRAM-SHA-1", true),
        PasswordHash.ScramSha256 => ("SCRAM-SHA-256", true),
        PasswordHash.ScramSha512 => ("SCRAM-SHA-512", true),
        _ => throw new ArgumentOutOfRangeException(nameof(hash), hash, "No such way of hashing is known."),
    };
}
