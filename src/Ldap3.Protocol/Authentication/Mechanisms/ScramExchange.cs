using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>One run of SCRAM (RFC 5802 section 3).</summary>
[SuppressMessage("Security", "CA5379", Justification = "SCRAM-SHA-1 says SHA-1.")]
sealed class ScramExchange(
    HashAlgorithmName hash, string userName, SecretOctets password, string header, byte[] binding, string nonce) : SaslExchange
{
    // RFC 7677 section 4 wants 4096 at least; fewer would make what is sent cheap to guess from.
    const int MinIterations = 4096;

    // Some seconds of work: a server that asks for more wants to keep the client busy.
    const int MaxIterations = 2_000_000;
    const int MinSaltLength = 4;
    const int MaxSaltLength = 1024;

    readonly string _bare = $"n={ScramText.EscapeName(userName)},r={nonce}";
    byte[]? _serverSignature;
    bool _begun;
    bool _verified;

    public override OctetString? Respond(OctetString? challenge)
    {
        if (!_begun)
        {
            _begun = true;
            return OctetString.FromString(header + _bare);
        }

        if (challenge is not { } said)
        {
            throw ScramText.Malformed("there is none");
        }

        if (_serverSignature is null)
        {
            return Proof(ScramText.Decode(said.Span));
        }

        // Servers may send their proof as a challenge, which is answered by nothing (RFC 5802 section 5).
        Verify(said);
        return OctetString.Empty;
    }

    public override void Complete(OctetString? additionalData)
    {
        if (!_verified)
        {
            Verify(additionalData ?? OctetString.Empty);
        }
    }

    protected override void Dispose(bool disposing)
    {
        CryptographicOperations.ZeroMemory(_serverSignature);
        base.Dispose(disposing);
    }

    OctetString Proof(string serverFirst)
    {
        var parts = ScramText.Split(serverFirst, "rsi");
        var salt = ScramText.Octets(parts[1]);
        var iterations = ScramText.Number(parts[2]);
        Check(parts[0], salt, iterations);

        // RFC 5802 section 5.1, c=: the header is said again, and the binding with it, under the proof.
        var withoutProof = $"c={Convert.ToBase64String([.. Encoding.UTF8.GetBytes(header), .. binding])},r={parts[0]}";
        var message = Encoding.UTF8.GetBytes($"{_bare},{serverFirst},{withoutProof}");
        return OctetString.FromString($"{withoutProof},p={Convert.ToBase64String(Sign(salt, iterations, message))}");
    }

    // RFC 5802 section 3.
    byte[] Sign(byte[] salt, int iterations, byte[] message)
    {
        var salted = Rfc2898DeriveBytes.Pbkdf2(password.Span, salt, iterations, hash, HashLength());
        var clientKey = CryptographicOperations.HmacData(hash, salted, "Client Key"u8);
        var serverKey = CryptographicOperations.HmacData(hash, salted, "Server Key"u8);
        var signature = CryptographicOperations.HmacData(hash, CryptographicOperations.HashData(hash, clientKey), message);
        _serverSignature = CryptographicOperations.HmacData(hash, serverKey, message);
        for (var i = 0; i < signature.Length; i++)
        {
            signature[i] ^= clientKey[i];
        }

        CryptographicOperations.ZeroMemory(salted);
        CryptographicOperations.ZeroMemory(clientKey);
        CryptographicOperations.ZeroMemory(serverKey);
        return signature;
    }

    void Check(string serverNonce, byte[] salt, int iterations)
    {
        if (!serverNonce.StartsWith(nonce, StringComparison.Ordinal) || serverNonce.Length == nonce.Length)
        {
            throw new LdapSecurityException("The server's nonce does not go on from the client's: somebody replays an old exchange.");
        }

        if (iterations is < MinIterations or > MaxIterations)
        {
            throw new LdapSecurityException(
                $"The server asks for {iterations} iterations; from {MinIterations} to {MaxIterations} are allowed. "
                + "Fewer would give the password away, more would keep this machine busy.");
        }

        if (salt.Length is < MinSaltLength or > MaxSaltLength)
        {
            throw new LdapSecurityException($"The server's salt has {salt.Length} octets; from {MinSaltLength} to {MaxSaltLength} are allowed.");
        }
    }

    void Verify(OctetString serverFinal)
    {
        var text = ScramText.Decode(serverFinal.Span);
        if (text.StartsWith("e=", StringComparison.Ordinal))
        {
            throw new LdapSecurityException($"The server ended SCRAM by the error \"{text[2..].Split(',')[0]}\".");
        }

        if (_serverSignature is null || !text.StartsWith("v=", StringComparison.Ordinal)
            || !CryptographicOperations.FixedTimeEquals(ScramText.Octets(text[2..].Split(',')[0]), _serverSignature))
        {
            throw new LdapSecurityException(
                "The server did not prove that it knows the password: its SCRAM signature is missing or wrong. "
                + "It may be somebody else's server; nothing that it could use was sent.");
        }

        _verified = true;
    }

    int HashLength() => hash.Name switch
    {
        nameof(HashAlgorithmName.SHA1) => SHA1.HashSizeInBytes,
        nameof(HashAlgorithmName.SHA256) => SHA256.HashSizeInBytes,
        _ => SHA512.HashSizeInBytes,
    };
}
