using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>An exchange of one step: the client says all it has to say at once.</summary>
sealed class OneStepExchange(string mechanism, OctetString response, Func<OctetString, OctetString?>? onRefusal = null) : SaslExchange
{
    bool _said;

    public override OctetString? Respond(OctetString? challenge)
    {
        if (!_said)
        {
            _said = true;

            // Some servers answer an initial response by an empty challenge first; what was said stands.
            return response;
        }

        if (challenge is { IsEmpty: true })
        {
            return response;
        }

        return challenge is { } said && onRefusal?.Invoke(said) is { } last
            ? last
            : throw new LdapProtocolException($"The server asks for a second step of {mechanism}, which has one.");
    }

    public override void Complete(OctetString? additionalData)
    {
        if (additionalData is { IsEmpty: false })
        {
            throw new LdapProtocolException($"The server adds data to the end of {mechanism}, which has none.");
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (MemoryMarshal.TryGetArray(response.Memory, out var octets))
        {
            CryptographicOperations.ZeroMemory(octets);
        }

        base.Dispose(disposing);
    }
}
