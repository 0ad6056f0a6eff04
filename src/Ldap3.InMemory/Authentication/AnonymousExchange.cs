using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Authentication;

/// <summary>ANONYMOUS (RFC 4505): whatever the client says of itself, it stays anonymous.</summary>
sealed class AnonymousExchange : SaslExchange
{
    public override SaslStep Next(OctetString? credentials) => SaslStep.Done(DistinguishedName.Empty);
}
