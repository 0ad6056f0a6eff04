using Ldap3.InMemory.Access;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Authentication.Passwords;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Authentication.Passwords;

/// <summary>Makes of passwords what is stored of them.</summary>
static class PasswordHasher
{
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

    static OctetString Hash(OctetString password, PasswordScheme scheme) => scheme switch
    {
        PasswordScheme.SaltedSha512 => HashedPassword.Hash(password.Span, PasswordHash.SaltedSha512),
        PasswordScheme.Pbkdf2Sha512 => HashedPassword.Hash(password.Span, PasswordHash.Pbkdf2Sha512),
        PasswordScheme.ScramSha256 => HashedPassword.Hash(password.Span, PasswordHash.ScramSha256),
        _ => password,
    };
}
