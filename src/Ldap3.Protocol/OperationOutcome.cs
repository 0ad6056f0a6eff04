using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol;

/// <summary>How an operation ended: what was asked and what the server said. Immutable.</summary>
public class OperationOutcome
{
    internal OperationOutcome(LdapRequest request, LdapResult result)
    {
        Request = request;
        Result = result;
    }

    /// <summary>What was asked.</summary>
    public LdapRequest Request { get; }

    /// <summary>The server's answer, controls included.</summary>
    public LdapResult Result { get; }

    /// <summary>Whether the operation was carried out: success, or a comparison that was answered.</summary>
    public bool Status =>
        Result.ResultCode is ResultCode.Success or ResultCode.CompareTrue or ResultCode.CompareFalse
            or ResultCode.SaslBindInProgress;

    /// <summary>Whether a comparison found the value.</summary>
    public bool Matched => Result.ResultCode == ResultCode.CompareTrue;

    /// <summary>Throws unless the operation was carried out.</summary>
    /// <returns>This outcome.</returns>
    /// <exception cref="LdapOperationException">It was not.</exception>
    public OperationOutcome EnsureSuccess()
    {
        if (!Status)
        {
            throw new LdapOperationException(Result, OperationDescription.Of(Culprit, Result));
        }

        return this;
    }

    /// <summary>Takes the outcome apart in the order that users of ldap3 know.</summary>
    /// <param name="status">Whether the operation was carried out.</param>
    /// <param name="result">The server's final answer.</param>
    /// <param name="response">What came before it: entries and references of a search, nothing otherwise.</param>
    /// <param name="request">What was asked.</param>
    public void Deconstruct(
        out bool status, out LdapResult result, out IReadOnlyList<LdapResponse> response, out LdapRequest request) =>
        (status, result, response, request) = (Status, Result, Responses, Request);

    private protected virtual IReadOnlyList<LdapResponse> Responses => [];

    /// <summary>The request that a failure is that of.</summary>
    private protected virtual LdapRequest Culprit => Request;
}
