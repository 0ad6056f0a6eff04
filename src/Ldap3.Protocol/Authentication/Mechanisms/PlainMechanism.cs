using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>PLAIN (RFC 4616): the password itself, for servers that can check it no other way.</summary>
sealed class PlainMechanism(string userName, string password, string? authorizationId) : SaslMechanism
{
    readonly string _userName = SaslPreparation.Prepare(userName, nameof(userName));
    readonly SecretOctets _password = new(SaslPreparation.Prepare(password, nameof(password)));

    public override string Name => "PLAIN";

    public override SaslStrength Strength => SaslStrength.Revealing;

    public override bool RevealsSecret => true;

    protected internal override string Identity => _userName;

    public override SaslExchange Begin(SaslContext context)
    {
        // message = [authzid] UTF8NUL authcid UTF8NUL passwd
        var head = OctetString.FromString($"{authorizationId}\0{_userName}\0").Span;
        return new OneStepExchange(Name, (OctetString)(byte[])[.. head, .. _password.Span]);
    }
}
