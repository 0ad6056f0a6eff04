using Ldap3.Protocol;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Serving;

/// <summary>Answers a request that names something by what is no distinguished name: the rest of it is fine.</summary>
static class MalformedName
{
    public static LdapMessage Answer(ReadOnlySpan<byte> request, LdapFormatException e)
    {
        var envelope = new BerReader(request).ReadSequence();
        var messageId = envelope.ReadInteger();
        const ResultCode code = ResultCode.InvalidDnSyntax;
        LdapResult response = envelope.NextTag switch
        {
            OperationTag.SearchRequest => new SearchResultDone { ResultCode = code, DiagnosticMessage = e.Message },
            OperationTag.AddRequest => new AddResponse { ResultCode = code, DiagnosticMessage = e.Message },
            OperationTag.ModifyRequest => new ModifyResponse { ResultCode = code, DiagnosticMessage = e.Message },
            OperationTag.DeleteRequest => new DeleteResponse { ResultCode = code, DiagnosticMessage = e.Message },
            OperationTag.ModifyDnRequest => new ModifyDnResponse { ResultCode = code, DiagnosticMessage = e.Message },
            OperationTag.CompareRequest => new CompareResponse { ResultCode = code, DiagnosticMessage = e.Message },
            _ => new ExtendedResponse { ResultCode = code, DiagnosticMessage = e.Message },
        };
        return new LdapMessage(messageId, response);
    }
}
