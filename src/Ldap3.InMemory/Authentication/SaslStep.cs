using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Authentication;

/// <summary>What the server says in a SASL exchange: a challenge, or that it is over.</summary>
/// <param name="Identity">Who the client is now; null when there is more to come.</param>
/// <param name="Credentials">The server's octets, or null when it has none.</param>
sealed record SaslStep(DistinguishedName? Identity, OctetString? Credentials)
{
    public static SaslStep Challenge(OctetString challenge) => new(null, challenge);

    public static SaslStep Done(DistinguishedName identity, OctetString? additionalData = null) => new(identity, additionalData);
}
