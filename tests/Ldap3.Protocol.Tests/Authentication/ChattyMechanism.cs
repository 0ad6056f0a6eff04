using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Tests.Authentication;

/// <summary>A mechanism of the application's own, which always has something to say.</summary>
sealed class ChattyMechanism : SaslMechanism
{
    public override string Name => "X-CHATTY";

    public override SaslStrength Strength => SaslStrength.Legacy;

    public override SaslExchange Begin(SaslContext context) => new Exchange();

    sealed class Exchange : SaslExchange
    {
        public override OctetString? Respond(OctetString? challenge) => "well";

        public override void Complete(OctetString? additionalData)
        {
        }
    }
}
