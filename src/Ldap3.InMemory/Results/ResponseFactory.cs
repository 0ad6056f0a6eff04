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
        var bare = Bare(request, resultCode);
        return bare with { DiagnosticMessage = message, MatchedDn = matchedDn, Controls = controls ?? [] };
    }

    public static LdapResult Create(LdapRequest request, Refusal refusal) =>
        Create(request, refusal.ResultCode, refusal.Message, refusal.MatchedDn, refusal.Controls) with
        {
            Referrals = refusal.Referrals,
        };

    static LdapResult Bare(LdapRequest request, ResultCode resultCode) => request switch
    {
        BindRequest => new BindResponse { ResultCode = resultCode },
        SearchRequest => new SearchResultDone { ResultCode = resultCode },
        AddRequest => new AddResponse { ResultCode = resultCode },
        ModifyRequest => new ModifyResponse { ResultCode = resultCode },
        DeleteRequest => new DeleteResponse { ResultCode = resultCode },
        ModifyDnRequest => new ModifyDnResponse { ResultCode = resultCode },
        CompareRequest => new CompareResponse { ResultCode = resultCode },
        _ => new ExtendedResponse { ResultCode = resultCode },
    };
}
