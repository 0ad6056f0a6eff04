using System.Security.Cryptography;
using Ldap3.InMemory.Access;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Authentication.Passwords;

/// <summary>Makes of passwords what is stored of them.</summary>
static class PasswordHasher
{
    const int SaltLength = 16;

    // As OpenLDAP's pw-pbkdf2 has it by default.
    const int Pbkdf2Iterations = 10_000;

    static OctetString Hash(OctetString password, PasswordScheme scheme)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return scheme switch
        {
            PasswordScheme.SaltedSha512 =>
                $"{{SSHA512}}{Convert.ToBase64String([.. SHA512.HashData([.. password.Span, .. salt]), .. salt])}",
            PasswordScheme.Pbkdf2Sha512 => $"{{PBKDF2-SHA512}}{Pbkdf2Password.Encode(password, salt, Pbkdf2Iterations)}",
            PasswordScheme.ScramSha256 =>
                $"{{SCRAM-SHA-256}}{ScramKeys.Derive("SCRAM-SHA-256", password.Span, salt, ScramKeys.DefaultIterations)}",
            _ => password,
        };
    }

    /// <summary>The entry with its passwords as the directory stores them; those that are hashed already stay.</summary>
    public static StoredEntry Store(StoredEntry entry, InMemoryDirectoryOptions options)
    {
        if (options.PasswordScheme is not { } scheme || scheme == PasswordScheme.Cleartext)
        {
            return entry;
        }

        AttributeDescription description = AccessControl.UserPassword;
        var type = options.Schema.FindAttributeType(description.Type);
        return entry.Find(description, type) is { } passwords && passwords.Values.Any(value => StoredPassword.Cleartext(value) is not null)
            ? entry.With(description, type, passwords with { Values = [.. passwords.Values.Select(value => Store(value, scheme))] })
            : entry;
    }

    /// <summary>A password as the directory stores it; one that is hashed already stays.</summary>
    public static OctetString Store(OctetString value, PasswordScheme scheme) =>
        StoredPassword.Cleartext(value) is { } password ? Hash(password, scheme) : value;
}
