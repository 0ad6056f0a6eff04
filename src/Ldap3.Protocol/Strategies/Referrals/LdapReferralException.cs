using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Strategies.Referrals;

/// <summary>
/// A server referred an operation to others, and none of them could be asked. <see cref="LdapOperationException.Result"/> is
/// that referral.
/// </summary>
public sealed class LdapReferralException : LdapOperationException
{
    internal LdapReferralException(LdapResult referral, LdapRequest request, IReadOnlyList<ReferralAttempt> attempts)
        : base(referral, OperationDescription.Of(request)) => Attempts = attempts;

    /// <summary>What was tried, in that order.</summary>
    public IReadOnlyList<ReferralAttempt> Attempts { get; }

    /// <inheritdoc/>
    public override string Message =>
        Attempts.Count == 0 ? base.Message : $"{base.Message}. Tried: {string.Join("; ", Attempts)}";
}
