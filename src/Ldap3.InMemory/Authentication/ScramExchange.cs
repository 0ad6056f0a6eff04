using System.Security.Cryptography;
using System.Text;
using Ldap3.Protocol.Authentication.Passwords;
using Ldap3.Protocol.Ber;

namespace Ldap3.InMemory.Authentication;

/// <summary>SCRAM (RFC 5802, RFC 7677). Needs the keys of just this mechanism, or the password in clear.</summary>
sealed class ScramExchange(
    string mechanism, HashAlgorithmName hash, bool isPlus, SaslAccounts accounts, ClientTransport transport, string nonce) : SaslExchange
{
    const int SaltLength = 16;

    // Where only the clear text is stored, and where there is no such user, the salt comes of this: always the same for one name.
    static readonly byte[] SaltSecret = RandomNumberGenerator.GetBytes(32);

    ScramClientFirst? _first;
    SaslAccount? _account;
    ScramKeys? _keys;
    string _serverFirst = "";
    string _nonce = "";
    bool _asked;

    public override SaslStep Next(OctetString? credentials)
    {
        if (credentials is null && !_asked)
        {
            _asked = true;
            return SaslStep.Challenge(OctetString.Empty);
        }

        return _first is null ? Begin(Text(credentials)) : End(Text(credentials));
    }

    string Scheme => isPlus ? mechanism[..^"-PLUS".Length] : mechanism;

    SaslStep Begin(string message)
    {
        _first = ScramClientFirst.TryParse(message) ?? throw Malformed("the first message of SCRAM is malformed");
        CheckBinding(_first);
        _account = accounts.Find(_first.User);
        _keys = _account is null ? null : KeysOf(_account);

        // Who does not exist gets a salt too, so that nobody learns that.
        var (salt, iterations) = _keys is null ? (SaltOf(_first.User), ScramKeys.DefaultIterations) : (_keys.Salt, _keys.Iterations);
        _nonce = _first.Nonce + nonce;
        _serverFirst = $"r={_nonce},s={Convert.ToBase64String(salt)},i={iterations}";
        return SaslStep.Challenge(_serverFirst);
    }

    SaslStep End(string message)
    {
        var proofAt = message.LastIndexOf(",p=", StringComparison.Ordinal);
        if (proofAt < 0 || Base64Text.TryDecode(message[(proofAt + 3)..]) is not { } proof)
        {
            throw Malformed("the last message of SCRAM is malformed");
        }

        // RFC 5802 section 5.1, c=: the header again, with the binding's octets.
        var withoutProof = message[..proofAt];
        var binding = Convert.ToBase64String([.. Encoding.UTF8.GetBytes(_first!.Header), .. Binding(_first.Binding)]);
        var expected = $"c={binding},r={_nonce}";
        var isExpected = withoutProof == expected || withoutProof.StartsWith(expected + ",", StringComparison.Ordinal);
        var signature = isExpected && _keys is not null
            ? Sign(_keys, proof, Encoding.UTF8.GetBytes($"{_first.Bare},{_serverFirst},{withoutProof}"))
            : null;
        var identity = accounts.Authorize(accounts.Prove(_account, signature is not null).Name, _first.AuthorizationId);
        return SaslStep.Done(identity, $"v={Convert.ToBase64String(signature!)}");
    }

    // RFC 5802 section 6: a client that could bind but thinks that the server cannot tells of somebody in between.
    void CheckBinding(ScramClientFirst first)
    {
        if (isPlus != first.Binding is not null || (first.CouldBind && transport.ServerEndPoint is not null))
        {
            throw Fail();
        }

        if (first.Binding is { } type && Binding(type).Length == 0)
        {
            throw Malformed($"the channel binding {type} is not supported");
        }
    }

    byte[] Binding(string? type) => (type, transport.ServerEndPoint) switch
    {
        ("tls-server-end-point", { } hashed) => hashed.ToArray(),

        // As OpenLDAP's client names it, with the type's name among the octets.
        ("ldap", { } hashed) => [.. "tls-server-end-point:"u8, .. hashed.Span],
        _ => [],
    };

    ScramKeys? KeysOf(SaslAccount account)
    {
        foreach (var secret in account.Secrets)
        {
            if (StoredPassword.Keys(secret, Scheme) is { } stored)
            {
                return stored;
            }
        }

        return account.Cleartext.FirstOrDefault() is { IsEmpty: false } password
            ? ScramKeys.Derive(Scheme, password.Span, SaltOf(_first!.User), ScramKeys.DefaultIterations)
            : null;
    }

    static byte[] SaltOf(string user) => HMACSHA256.HashData(SaltSecret, Encoding.UTF8.GetBytes(user))[..SaltLength];

    /// <summary>Checks the client's proof and makes the server's (RFC 5802 section 3); null when the client's is wrong.</summary>
    byte[]? Sign(ScramKeys keys, byte[] proof, byte[] message)
    {
        var signature = CryptographicOperations.HmacData(hash, keys.StoredKey, message);
        if (proof.Length != signature.Length)
        {
            return null;
        }

        for (var i = 0; i < proof.Length; i++)
        {
            signature[i] ^= proof[i];
        }

        return CryptographicOperations.FixedTimeEquals(CryptographicOperations.HashData(hash, signature), keys.StoredKey)
            ? CryptographicOperations.HmacData(hash, keys.ServerKey, message)
            : null;
    }
}
