using System.Security.Cryptography;
using Ldap3.Protocol.Authentication.Sasl;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>
/// SCRAM (RFC 5802, RFC 7677): the server proves that it knows the password too, and learns nothing that it could use
/// elsewhere.
/// </summary>
sealed class ScramMechanism(
    HashAlgorithmName hash, string userName, string password, string? authorizationId, SaslChannelBinding? binding) : SaslMechanism
{
    readonly string _userName = SaslPreparation.Prepare(userName, nameof(userName));
    readonly SecretOctets _password = new(SaslPreparation.Prepare(password, nameof(password)));

    public override string Name => binding is null ? BaseName(hash) : $"{BaseName(hash)}-PLUS";

    public override SaslStrength Strength => binding is null ? SaslStrength.Mutual : SaslStrength.Bound;

    protected internal override string Identity => _userName;

    public override SaslExchange Begin(SaslContext context)
    {
        var header = $"{BindingFlag(context)},{(authorizationId is { Length: > 0 } ? $"a={ScramText.EscapeName(authorizationId)}" : "")},";
        var token = binding is { } type ? context.GetChannelBinding(type).ToArray() : [];
        return new ScramExchange(hash, _userName, _password, header, token, CreateNonce());
    }

    static string BaseName(HashAlgorithmName hash) => hash == HashAlgorithmName.SHA1 ? "SCRAM-SHA-1" : $"SCRAM-SHA-{hash.Name![3..]}";

    // 144 bits; base64 has no comma.
    static string CreateNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));

    // RFC 5802 section 6: "y" says that binding would have been possible here; a server that offered it sees who took
    // that out of its list.
    string BindingFlag(SaslContext context) => binding switch
    {
        SaslChannelBinding.ServerEndPoint => "p=tls-server-end-point",
        SaslChannelBinding.Unique => "p=tls-unique",
        SaslChannelBinding.OpenLdap => "p=ldap",
        _ => context is { HasTls: true, OffersChannelBinding: false } ? "y" : "n",
    };
}
