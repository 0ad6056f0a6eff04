using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Results;

/// <summary>Ends an operation with a result code that is not success. Never leaves the directory.</summary>
sealed class Refusal(ResultCode resultCode, string message, string matchedDn = "") : Exception(message)
{
    public ResultCode ResultCode { get; } = resultCode;

    public string MatchedDn { get; } = matchedDn;

    /// <summary>Where else to ask, when the result is a referral.</summary>
    public IReadOnlyList<string> Referrals { get; init; } = [];

    /// <summary>What goes with the answer.</summary>
    public IReadOnlyList<Control> Controls { get; init; } = [];
}
