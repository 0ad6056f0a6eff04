using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.ExtendedOperations;

/// <summary>
/// Ends a transaction (RFC 5805 section 2.3). <see cref="Transactions.LdapTransaction"/> does that by itself; this is
/// for servers and for those who write the messages by hand. Immutable.
/// </summary>
/// <param name="Identifier">What the server called the transaction.</param>
/// <param name="Commit">Whether its updates are to be done, or forgotten.</param>
public sealed record TransactionEnd(OctetString Identifier, bool Commit = true)
{
    /// <summary>The request that begins a transaction; its answer's value is the identifier.</summary>
    public static ExtendedRequest StartRequest { get; } = new(ExtendedOperationOid.StartTransaction);

    /// <summary>Reads the value of a request.</summary>
    /// <exception cref="LdapProtocolException">It is none.</exception>
    public static TransactionEnd Read(ExtendedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var fields = ExtendedValue.Open(request).ReadSequence();
        var commit = !fields.IsNext(BerTag.Boolean) || fields.ReadBoolean();
        return new(fields.ReadOctetString(), commit);
    }

    /// <summary>The request that asks for it.</summary>
    public ExtendedRequest ToRequest()
    {
        // txnEndReq ::= SEQUENCE { commit BOOLEAN DEFAULT TRUE, identifier OCTET STRING }
        var writer = WriterCache.Rent();
        using (writer.PushSequence())
        {
            if (!Commit)
            {
                writer.WriteBoolean(false);
            }

            writer.WriteOctets(Identifier);
        }

        return new ExtendedRequest(ExtendedOperationOid.EndTransaction, WriterCache.TakeEncoded(writer));
    }
}
