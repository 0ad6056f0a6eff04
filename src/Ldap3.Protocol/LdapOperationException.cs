using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol;

/// <summary>The server answered an operation with a result code that is not success (RFC 4511 section 4.1.9).</summary>
public class LdapOperationException : LdapException
{
    /// <summary>Creates an exception from the server's answer.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="action">What was asked, as the beginning of a sentence: <c>Adding uid=a,o=test</c>.</param>
    public LdapOperationException(LdapResult result, string action)
        : base(Describe(result, action)) => Result = result;

    /// <summary>The server's whole answer, controls included.</summary>
    public LdapResult Result { get; }

    /// <summary>The reason by number.</summary>
    public ResultCode ResultCode => Result.ResultCode;

    /// <summary>The deepest entry above the wanted one that the server has, or the empty string.</summary>
    public string MatchedDn => Result.MatchedDn;

    /// <summary>The server's own words; not meant for machines.</summary>
    public string DiagnosticMessage => Result.DiagnosticMessage;

    /// <inheritdoc/>
    public override bool IsTransient => ResultCode is ResultCode.Busy or ResultCode.Unavailable;

    static string Describe(LdapResult result, string action)
    {
        var text = $"{action} failed: {result.ResultCode} ({(int)result.ResultCode})";
        if (result.DiagnosticMessage.Length > 0)
        {
            text += $": {result.DiagnosticMessage}";
        }

        if (result.MatchedDn.Length > 0)
        {
            text += $" (the server has \"{result.MatchedDn}\" and nothing of that name below it)";
        }

        return result.Referrals.Count > 0 ? $"{text} (see {string.Join(", ", result.Referrals)})" : text;
    }
}
