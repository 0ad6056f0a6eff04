using System.Security.Cryptography;
using System.Text;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>
/// A secret as octets, which are cleared when nobody holds it any more: credentials live as long as connections are
/// made.
/// </summary>
sealed class SecretOctets
{
    readonly byte[] _octets;

    public SecretOctets(string text) => _octets = Encoding.UTF8.GetBytes(text);

    ~SecretOctets() => CryptographicOperations.ZeroMemory(_octets);

    public ReadOnlySpan<byte> Span => _octets;

    /// <summary>Says nothing of what it is.</summary>
    public override string ToString() => "secret";
}
