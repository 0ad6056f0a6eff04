using System.Security.Cryptography;
using Ldap3.Protocol.Authentication.Passwords;
using Ldap3.Protocol.Ber;

namespace Ldap3.InMemory.Operations;

/// <summary>Compares passwords with stored ones, and makes new ones.</summary>
static class PasswordCheck
{
    const int GeneratedLength = 16;

    public static bool Matches(OctetString stored, OctetString given) => StoredPassword.Matches(stored, given);

    /// <summary>Makes a password that is hard to guess and easy to read out.</summary>
    public static string Generate() =>
        RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", GeneratedLength);
}
