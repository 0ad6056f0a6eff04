using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>One run of DIGEST-MD5 (RFC 2831 section 2.1).</summary>
[SuppressMessage("Security", "CA5351", Justification = "The mechanism says MD5.")]
sealed class DigestMd5Exchange : SaslExchange
{
    // RFC 2831 section 2.1.2.1: what stands for the hash of a body.
    const string NoBody = ":00000000000000000000000000000000";

    byte[]? _sessionKey;
    string? _expectedProof;
    DigestMd5Layer? _layer;
    bool _verified;

    public required string UserName { get; init; }

    public required SecretOctets Password { get; init; }

    public required string? Realm { get; init; }

    public required string? AuthorizationId { get; init; }

    public required SaslProtection Protection { get; init; }

    public required string Service { get; init; }

    public required string ClientNonce { get; init; }

    public override SaslSecurityLayer? SecurityLayer => _layer;

    public override OctetString? Respond(OctetString? challenge)
    {
        if (challenge is not { } said)
        {
            return null; // RFC 2831 section 2.1: the server begins.
        }

        if (_sessionKey is null)
        {
            return Answer(DigestMd5Challenge.Parse(said.Span));
        }

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
        CryptographicOperations.ZeroMemory(_sessionKey);
        base.Dispose(disposing);
    }

    OctetString Answer(DigestMd5Challenge challenge)
    {
        var quality = Quality(challenge);
        var cipher = Cipher(challenge);
        var realm = Realm ?? challenge.Realms.FirstOrDefault() ?? "";
        _sessionKey = SessionKey(challenge, realm);
        _expectedProof = Proof(challenge.Nonce, quality, "");
        _layer = Protection == SaslProtection.None ? null : new DigestMd5Layer(_sessionKey, cipher, challenge.MaxBuffer);
        string?[] directives =
        [
            challenge.IsUtf8 ? "charset=utf-8" : null,
            $"username={Quoted(UserName)}",
            $"realm={Quoted(realm)}",
            $"nonce={Quoted(challenge.Nonce)}",
            "nc=00000001",
            $"cnonce={Quoted(ClientNonce)}",
            $"digest-uri={Quoted(Service)}",
            $"response={Proof(challenge.Nonce, quality, "AUTHENTICATE")}",
            $"qop={quality}",
            Protection == SaslProtection.None ? null : $"maxbuf={DigestMd5Layer.MaxBuffer}",
            cipher is null ? null : $"cipher={cipher}",
            AuthorizationId is { Length: > 0 } ? $"authzid={Quoted(AuthorizationId)}" : null,
        ];
        return OctetString.FromString(string.Join(',', directives.Where(directive => directive is not null)));
    }

    string Quality(DigestMd5Challenge challenge)
    {
        var wanted = Protection switch
        {
            SaslProtection.Confidentiality => "auth-conf",
            SaslProtection.Integrity => "auth-int",
            _ => "auth",
        };
        return challenge.Protections.Contains(wanted, StringComparer.OrdinalIgnoreCase)
            ? wanted
            : throw new LdapSecurityException(
                $"The server offers \"{string.Join(',', challenge.Protections)}\" with DIGEST-MD5, and {wanted} is needed. "
                + "Use TLS, or ask for less protection by name.");
    }

    string? Cipher(DigestMd5Challenge challenge) =>
        Protection != SaslProtection.Confidentiality ? null
        : challenge.Ciphers.Contains("rc4", StringComparer.OrdinalIgnoreCase) ? "rc4"
        : throw new LdapSecurityException(
            $"The server offers the ciphers \"{string.Join(',', challenge.Ciphers)}\" with DIGEST-MD5, and only rc4 is known here. Use TLS.");

    // RFC 2831 section 2.1.2.1: H(A1).
    byte[] SessionKey(DigestMd5Challenge challenge, string realm)
    {
        // What fits ISO 8859-1 is hashed in it, whatever the charset is.
        var secret = Encoding.UTF8.GetString(Password.Span);
        var fits = $"{UserName}{realm}{secret}".All(character => character <= '\u00FF');
        var encoding = fits ? Encoding.Latin1 : Encoding.UTF8;
        var user = encoding.GetBytes($"{UserName}:{realm}:{secret}");
        var hashed = MD5.HashData(user);
        CryptographicOperations.ZeroMemory(user);
        var rest = $":{challenge.Nonce}:{ClientNonce}{(AuthorizationId is { Length: > 0 } ? $":{AuthorizationId}" : "")}";
        return MD5.HashData([.. hashed, .. Encoding.UTF8.GetBytes(rest)]);
    }

    string Proof(string nonce, string quality, string method)
    {
        var key = Convert.ToHexStringLower(_sessionKey!);
        var action = Hash($"{method}:{Service}{(quality == "auth" ? "" : NoBody)}");
        return Hash($"{key}:{nonce}:00000001:{ClientNonce}:{quality}:{action}");
    }

    void Verify(OctetString said)
    {
        // RFC 2831 section 2.1.3: the server must prove that it knows the password.
        var proof = said.IsEmpty ? null : DigestMd5Challenge.Parse(said.Span).ResponseProof;
        if (_expectedProof is null || proof is null
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(proof), Encoding.UTF8.GetBytes(_expectedProof)))
        {
            throw new LdapSecurityException(
                "The server did not prove that it knows the password: its DIGEST-MD5 rspauth is missing or wrong. It may be somebody else's server.");
        }

        _verified = true;
    }

    static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    // RFC 2831 section 7.2: only these two need the backslash, and without it a name could add directives.
    static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
