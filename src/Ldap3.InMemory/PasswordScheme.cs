namespace Ldap3.InMemory;

/// <summary>How passwords that come in clear are stored.</summary>
public enum PasswordScheme
{
    /// <summary>As they come. Every mechanism can check them.</summary>
    Cleartext,

    /// <summary>SHA-512 with a salt: <c>{SSHA512}</c>. For simple binds and PLAIN.</summary>
    SaltedSha512,

    /// <summary>PBKDF2 with SHA-512, as OpenLDAP's and 389 DS's <c>{PBKDF2-SHA512}</c>. For simple binds and PLAIN.</summary>
    Pbkdf2Sha512,

    /// <summary>
    /// The keys of SCRAM-SHA-256 (RFC 5803) as <c>{SCRAM-SHA-256}iterations:salt$storedKey:serverKey</c>. For simple binds, PLAIN and
    /// SCRAM-SHA-256.
    /// </summary>
    ScramSha256,
}
