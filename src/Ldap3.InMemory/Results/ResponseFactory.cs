using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Results;

/// <summary>Makes the final response that belongs to a request.</summary>
static class ResponseFactory
{
    public static LdapResult Create(
        LdapRequest request,
        ResultCode resultCode,
        string message = "",
        string matchedDn = "",
        IReadOnlyList<Control>? controls = null)
    {
        controls ??= [];
        return request switch
        {
            BindRequest => new BindResponse { ResultCode = resultCode, DiagnosticMessage = message },
            SearchRequest => new SearchResultDone
            {
                ResultCode = resultCode, DiagnosticMessage = message, MatchedDn = matchedDn, Controls = controls,
            },
            AddRequest => new AddResponse
            {
                ResultCode = resultCode, DiagnosticMessage = message, MatchedDn = matchedDn, Controls = controls,
            },
            ModifyRequest => new ModifyResponse
            {
                ResultCode = resultCode, DiagnosticMessage = message, MatchedDn = matchedDn, Controls = controls,
            },
            DeleteRequest => new DeleteResponse
            {
                ResultCode = resultCode, DiagnosticMessage = message, MatchedDn = matchedDn, Controls = controls,
            },
            ModifyDnRequest => new ModifyDnResponse
            {
                ResultCode = resultCode, DiagnosticMessage = message, MatchedDn = matchedDn, Controls = controls,
            },
            CompareRequest => new CompareResponse
            {
                ResultCode = resultCode, DiagnosticMessage = message, MatchedDn = matchedDn, Controls = controls,
            },
            _ => new ExtendedResponse { ResultCode = resultCode, DiagnosticMessage = message },
        };
    }
}
