using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.ExtendedOperations;

/// <summary>The request to cancel an operation (RFC 3909 section 2.1). Its answer has neither name nor value.</summary>
public static class CancelRequest
{
    /// <summary>The request to cancel the operation that has a message id.</summary>
    /// <param name="messageId">The id on the wire, from 1.</param>
    public static ExtendedRequest For(int messageId)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(messageId);
        var writer = WriterCache.Rent();
        using (writer.PushSequence())
        {
            writer.WriteInteger(messageId);
        }

        return new ExtendedRequest(ExtendedOperationOid.Cancel, WriterCache.TakeEncoded(writer)) { IsIdempotent = true };
    }

    /// <summary>The message id of the operation that a request wants cancelled.</summary>
    /// <exception cref="LdapProtocolException">The request has no value, or not such a one.</exception>
    public static int Read(ExtendedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var fields = ExtendedValue.Open(request).ReadSequence();
        return fields.ReadInteger();
    }
}
