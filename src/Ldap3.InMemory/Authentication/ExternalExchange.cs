using Ldap3.Protocol.Ber;

namespace Ldap3.InMemory.Authentication;

/// <summary>EXTERNAL (RFC 4422 appendix A): who the client is is known already; it may say who it wants to act as.</summary>
sealed class ExternalExchange(SaslAccounts accounts, ClientTransport transport) : SaslExchange
{
    bool _asked;

    public override SaslStep Next(OctetString? credentials)
    {
        // RFC 4513 section 5.2.3: without an initial response there is an empty challenge.
        if (credentials is null && !_asked)
        {
            _asked = true;
            return SaslStep.Challenge(OctetString.Empty);
        }

        var name = transport.Peer is { } peer ? accounts.Find(peer) : null;
        return SaslStep.Done(accounts.Authorize(name ?? throw Fail(), Text(credentials ?? OctetString.Empty)));
    }
}
