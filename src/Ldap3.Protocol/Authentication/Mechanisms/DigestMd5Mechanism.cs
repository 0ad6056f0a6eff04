using System.Security.Cryptography;
using Ldap3.Protocol.Authentication.Sasl;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>DIGEST-MD5 (RFC 2831, made historic by RFC 6331), for old servers.</summary>
sealed class DigestMd5Mechanism(
    string userName, string password, string? realm, string? authorizationId, SaslProtection? protection) : SaslMechanism
{
    readonly string _userName = SaslPreparation.Prepare(userName, nameof(userName));
    readonly SecretOctets _password = new(SaslPreparation.Prepare(password, nameof(password)));

    public override string Name => "DIGEST-MD5";

    public override SaslStrength Strength => SaslStrength.Legacy;

    protected internal override string Identity => _userName;

    public override SaslExchange Begin(SaslContext context) => new DigestMd5Exchange
    {
        UserName = _userName,
        Password = _password,
        Realm = realm,
        AuthorizationId = authorizationId,
        Protection = context.Needed(protection),
        Service = $"ldap/{context.Host}",
        ClientNonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)),
    };
}
