using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>
/// EXTERNAL (RFC 4422 appendix A): TLS, or the operating system behind a Unix socket, has said who it is.
/// </summary>
sealed class ExternalMechanism(string? authorizationId) : SaslMechanism
{
    public override string Name => "EXTERNAL";

    public override SaslStrength Strength => SaslStrength.Bound;

    protected internal override string Identity => authorizationId ?? "";

    // An empty initial response asks for the identity that is proved; leaving it out would cost a round trip.
    public override SaslExchange Begin(SaslContext context) => new OneStepExchange(Name, OctetString.FromString(authorizationId ?? ""));
}
