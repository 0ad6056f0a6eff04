using System.Buffers;
using System.Globalization;
using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>
/// OAUTHBEARER (RFC 7628): a token that somebody else has issued. Who has it is believed, so it goes under TLS only.
/// </summary>
sealed class OAuthBearerMechanism : SaslMechanism
{
    // RFC 6750 section 2.1: b64token. Nothing else may stand there, or it could end the field.
    static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");

    // RFC 7628 section 3.2.3: the client answers an error by one octet, so that the server can say the bind's result.
    static readonly OctetString Acknowledgement = new byte[] { 1 };

    readonly SecretOctets _token;
    readonly string? _authorizationId;

    public OAuthBearerMechanism(string token, string? authorizationId)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        if (token.AsSpan().IndexOfAnyExcept(TokenCharacters) is var position && position >= 0)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The character at {position} cannot stand in a bearer token (RFC 6750 section 2.1)."),
                nameof(token));
        }

        _token = new SecretOctets(token);
        _authorizationId = authorizationId;
    }

    public override string Name => "OAUTHBEARER";

    public override SaslStrength Strength => SaslStrength.Revealing;

    public override bool RevealsSecret => true;

    protected internal override string Identity => _authorizationId ?? "";

    public override SaslExchange Begin(SaslContext context)
    {
        // RFC 7628 section 3.1: gs2-header kvsep *kvpair kvsep.
        var name = _authorizationId is { Length: > 0 } ? $"a={ScramText.EscapeName(_authorizationId)}" : "";
        var head = OctetString.FromString(string.Create(
            CultureInfo.InvariantCulture, $"n,{name},\u0001host={context.Host}\u0001port={context.Port}\u0001auth=Bearer ")).Span;
        return new OneStepExchange(Name, (OctetString)(byte[])[.. head, .. _token.Span, 1, 1], _ => Acknowledgement);
    }
}
