using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.ExtendedOperations;

/// <summary>
/// Asks that client and server change places on a connection (RFC 4531). For applications that talk to a peer of their own:
/// a connection of this library answers no requests, so whoever sends this with <c>Extended</c> to a server that agrees
/// loses the connection when that server, then a client, sends its first request. Immutable.
/// </summary>
/// <param name="Identifier">What the two have agreed to call the occasion.</param>
/// <param name="IsMutual">Whether each is to be client and server both, instead of changing places. False by default.</param>
public sealed record Turn(string Identifier, bool IsMutual = false)
{
    /// <summary>Reads the value of a request.</summary>
    /// <exception cref="LdapProtocolException">It is none.</exception>
    public static Turn Read(ExtendedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var fields = ExtendedValue.Open(request).ReadSequence();
        var isMutual = fields.ReadOptionalBoolean();
        return new(fields.ReadText(), isMutual);
    }

    /// <summary>The request that asks for it.</summary>
    public ExtendedRequest ToRequest()
    {
        // RFC 4531 section 2.1: SEQUENCE { mutual BOOLEAN DEFAULT FALSE, identifier LDAPString }
        var writer = WriterCache.Rent();
        using (writer.PushSequence())
        {
            if (IsMutual)
            {
                writer.WriteBoolean(true);
            }

            writer.WriteText(Identifier);
        }

        return new ExtendedRequest(ExtendedOperationOid.Turn, WriterCache.TakeEncoded(writer));
    }
}
