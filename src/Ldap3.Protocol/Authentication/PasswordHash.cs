namespace Ldap3.Protocol.Authentication;

/// <summary>
/// How a password is hashed for <c>userPassword</c>. Which of them a server checks, its documentation says; those without salt
/// and those of MD5 and SHA-1 are for old servers only.
/// </summary>
public enum PasswordHash
{
    /// <summary><c>{MD5}</c>, without salt.</summary>
    Md5,

    /// <summary><c>{SMD5}</c>.</summary>
    SaltedMd5,

    /// <summary><c>{SHA}</c>, without salt.</summary>
    Sha1,

    /// <summary><c>{SSHA}</c>.</summary>
    SaltedSha1,

    /// <summary><c>{SHA256}</c>, without salt.</summary>
    Sha256,

    /// <summary><c>{SSHA256}</c>.</summary>
    SaltedSha256,

    /// <summary><c>{SHA384}</c>, without salt.</summary>
    Sha384,

    /// <summary><c>{SSHA384}</c>.</summary>
    SaltedSha384,

    /// <summary><c>{SHA512}</c>, without salt.</summary>
    Sha512,

    /// <summary><c>{SSHA512}</c>.</summary>
    SaltedSha512,

    /// <summary><c>{PBKDF2-SHA1}</c>, as OpenLDAP's pw-pbkdf2 and 389 DS have it.</summary>
    Pbkdf2Sha1,

    /// <summary><c>{PBKDF2-SHA256}</c>.</summary>
    Pbkdf2Sha256,

    /// <summary><c>{PBKDF2-SHA512}</c>.</summary>
    Pbkdf2Sha512,

    /// <summary><c>{SCRAM-SHA-1}</c>: the keys of RFC 5803.</summary>
    ScramSha1,

    /// <summary><c>{SCRAM-SHA-256}</c>: the keys of RFC 5803.</summary>
    ScramSha256,

    /// <summary><c>{SCRAM-SHA-512}</c>: the keys of RFC 5803.</summary>
    ScramSha512,
}
