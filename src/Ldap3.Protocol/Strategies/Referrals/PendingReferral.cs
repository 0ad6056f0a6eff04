using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Strategies.Referrals;

/// <summary>A referral or continuation that is being followed: the places left to try. For one flow.</summary>
/// <param name="uris">The places, all of which hold the same.</param>
/// <param name="response">The message that named them.</param>
/// <param name="request">The request that it answered.</param>
/// <param name="hop">Where that request was sent.</param>
/// <param name="parent">The referral that led there and has other places left, or null.</param>
sealed class PendingReferral(
    IReadOnlyList<string> uris, LdapResponse response, LdapRequest request, Hop hop, PendingReferral? parent)
{
    int _next;

    public LdapRequest Request => request;

    public Hop Hop => hop;

    /// <summary>What was tried, here and in what led here.</summary>
    public List<ReferralAttempt> Attempts { get; } = parent?.Attempts ?? [];

    /// <summary>The message that the caller gets when all fails: the first one, which came from a server that was asked to.</summary>
    public LdapResponse Origin { get; } = parent?.Origin ?? response;

    /// <summary>Whether only a part of a search depends on it.</summary>
    public bool IsContinuation => Origin is SearchResultReference;

    /// <summary>The next place to try and the referral that it is of: this one, or when it has no more, the one before.</summary>
    public (PendingReferral Referral, string Uri)? Next() =>
        _next < uris.Count ? (this, uris[_next++]) : parent?.Next();
}
