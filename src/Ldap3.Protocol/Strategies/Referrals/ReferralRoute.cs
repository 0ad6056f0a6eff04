using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Strategies.Referrals;

/// <summary>
/// The way of one operation from server to server: where it was, where it may go next, and what of all that the caller gets.
/// Decides and remembers; who sends and waits is <see cref="FollowingOperation"/>. For one flow.
/// </summary>
sealed class ReferralRoute
{
    readonly ReferralPolicy _policy;
    readonly LdapRequest _request;
    readonly long _began;
    readonly Queue<PendingReferral> _continuations = new();
    readonly HashSet<string> _askedKeys = new(StringComparer.Ordinal);
    readonly HashSet<string> _unreachable = new(StringComparer.Ordinal);
    PendingReferral? _current;
    ReferralContact? _contact;
    LdapRequest _asked;
    Hop _hop;
    LdapResult? _end;
    int _given;
    int _followed;
    bool _isOpen = true;
    bool _hasGivenHere;

    public ReferralRoute(ReferralPolicy policy, LdapRequest request)
    {
        _policy = policy;
        _request = request;
        _asked = request;
        _hop = new Hop(ReferredRequest.Key(policy.OwnServer, request), null);
        _began = policy.Connection.TimeProvider.GetTimestamp();
    }

    public LdapRequest Request => _request;

    /// <summary>Whether the caller has had the last word.</summary>
    public bool HasEnded { get; private set; }

    ReferralOptions Options => _policy.Referrals;

    /// <summary>Takes an answer of the server that is being asked.</summary>
    /// <returns>What the caller gets of it.</returns>
    public LdapResponse? Take(LdapResponse? response)
    {
        switch (response)
        {
            case null:
                HasEnded = true;
                return null;
            case SearchResultEntry:
                _given++;
                _hasGivenHere = true;
                return response;
            case SearchResultReference reference:
                _continuations.Enqueue(new PendingReferral(reference.Uris, reference, _asked, _hop, null));
                return null;
            case LdapResult result:
                return TakeResult(result);
            default:
                return response;
        }
    }

    /// <summary>The next server to ask, or null when it is time to <see cref="Conclude"/>.</summary>
    public ReferralContact? Next()
    {
        while ((_current ??= NextContinuation()) is { } current)
        {
            if (current.Next() is not var (referral, uri))
            {
                return null;
            }

            _current = referral;
            if (Judge(referral, uri) is { } contact)
            {
                _isOpen = false;
                return _contact = contact;
            }
        }

        return null;
    }

    /// <summary>Notes that the server of <see cref="Next"/> is there, and is being asked.</summary>
    public void Reached(ReferralContact contact)
    {
        _isOpen = true;
        _hasGivenHere = false;
        _followed++;
        _asked = contact.Request;
        _hop = contact.Hop;
        _policy.Connection.Counters?.FollowedReferral();
        Log.Following(_policy.Connection.LoggerFactory, _request.GetType().Name, _policy.Connection, contact.Target.Server);
    }

    /// <summary>Whether another server may be asked after that one failed so.</summary>
    public bool MayAskElsewhere(LdapException failure) =>
        _current is not null
        && (!_isOpen

            // Entries that the caller has cannot be taken back, and a write that may have been done must not be done twice.
            || (!_hasGivenHere
                && (_request is SearchRequest or CompareRequest || failure is LdapConnectionException { OutcomeUnknown: false })));

    /// <summary>Notes that the server that is being asked failed.</summary>
    public void Failed(LdapException failure)
    {
        if (!_isOpen)
        {
            _unreachable.Add(_contact!.Target.Server);
        }

        _current!.Attempts.Add(new ReferralAttempt(_contact!.Uri, failure.Message));
    }

    /// <summary>What the caller gets when there is nobody to ask.</summary>
    public LdapResponse? Conclude()
    {
        if (_current is { } failed)
        {
            return GiveUp(failed);
        }

        if (_continuations.TryDequeue(out var unfollowed))
        {
            return unfollowed.Origin;
        }

        HasEnded = true;
        return _end;
    }

    LdapResponse? TakeResult(LdapResult result)
    {
        if (result.ResultCode == ResultCode.Referral)
        {
            _current = new PendingReferral(result.Referrals, result, _asked, _hop, _current);
            return null;
        }

        if (_current is not { } followed)
        {
            _end = result;
            return null;
        }

        if (result.ResultCode is ResultCode.Busy or ResultCode.Unavailable && !_hasGivenHere)
        {
            // RFC 4511 section 4.1.10: any of the places may be used, so another may be.
            Refuse(followed, _contact!.Uri, Describe(result));
            return null;
        }

        if (!followed.IsContinuation || result.ResultCode is ResultCode.SizeLimitExceeded or ResultCode.TimeLimitExceeded)
        {
            _end = result;
        }
        else if (result.ResultCode != ResultCode.Success)
        {
            Refuse(followed, _contact!.Uri, Describe(result));
            return GiveUp(followed);
        }

        _current = null;
        return null;
    }

    PendingReferral? NextContinuation()
    {
        if (_end is not { ResultCode: ResultCode.Success } || _continuations.Count == 0)
        {
            return null;
        }

        if (ExceededLimit() is { } limit)
        {
            _end = new SearchResultDone
            {
                ResultCode = limit,
                DiagnosticMessage = $"{_continuations.Count} continuations of the search were not followed",
            };
            return null;
        }

        return _continuations.Dequeue();
    }

    ReferralContact? Judge(PendingReferral referral, string uri)
    {
        if (!_policy.TryFind(uri, out var target, out var refusal))
        {
            return Refuse(referral, uri, refusal);
        }

        var request = Limit(ReferredRequest.Derive(referral.Request, target.Url));
        var hop = new Hop(ReferredRequest.Key(target.Server, request), referral.Hop);

        // RFC 4511 section 4.1.10: clients must not ask the same server the same thing again, and must not go in circles.
        if (referral.Hop.Contains(hop.Key))
        {
            return Refuse(referral, uri, "it leads back to where the operation has been");
        }

        if (hop.Depth > Options.MaxHops)
        {
            return Refuse(referral, uri, $"the operation has been sent on {Options.MaxHops} times already (MaxHops)");
        }

        if (_followed >= Options.MaxFollowed)
        {
            return Refuse(referral, uri, $"{Options.MaxFollowed} referrals of the operation were followed already (MaxFollowed)");
        }

        if (_unreachable.Contains(target.Server))
        {
            return Refuse(referral, uri, "the server could not be reached a moment ago");
        }

        if (_askedKeys.Add(hop.Key))
        {
            return new ReferralContact(uri, target, request, hop);
        }

        if (!referral.IsContinuation)
        {
            return Refuse(referral, uri, "that was asked already");
        }

        // Another continuation led there too: the caller has the entries.
        _current = null;
        return null;
    }

    static ReferralContact? Refuse(PendingReferral referral, string uri, string reason)
    {
        referral.Attempts.Add(new ReferralAttempt(uri, reason));
        return null;
    }

    static string Describe(LdapResult result) =>
        result.DiagnosticMessage.Length == 0
            ? $"answered {result.ResultCode} ({(int)result.ResultCode})"
            : $"answered {result.ResultCode} ({(int)result.ResultCode}): {result.DiagnosticMessage}";

    LdapResponse? GiveUp(PendingReferral referral)
    {
        _current = null;
        if (!Options.ReturnUnfollowed)
        {
            HasEnded = true;
            throw new LdapReferralException(ReferralOf(referral), _request, referral.Attempts);
        }

        if (referral.IsContinuation)
        {
            return referral.Origin;
        }

        _end = (LdapResult)referral.Origin;
        return null;
    }

    static LdapResult ReferralOf(PendingReferral referral) => referral.Origin switch
    {
        SearchResultReference reference =>
            new SearchResultDone { ResultCode = ResultCode.Referral, Referrals = reference.Uris },
        var result => (LdapResult)result,
    };

    LdapRequest Limit(LdapRequest request) =>
        request is SearchRequest search && _request is SearchRequest whole
            ? search with
            {
                SizeLimit = whole.SizeLimit == 0 ? 0 : Math.Max(1, whole.SizeLimit - _given),
                TimeLimit = whole.TimeLimit == 0 ? 0 : Math.Max(1, whole.TimeLimit - (int)Elapsed.TotalSeconds),
            }
            : request;

    ResultCode? ExceededLimit() => _request switch
    {
        SearchRequest { SizeLimit: > 0 } search when _given >= search.SizeLimit => ResultCode.SizeLimitExceeded,
        SearchRequest { TimeLimit: > 0 } search when Elapsed.TotalSeconds >= search.TimeLimit => ResultCode.TimeLimitExceeded,
        _ => null,
    };

    TimeSpan Elapsed => _policy.Connection.TimeProvider.GetElapsedTime(_began);
}
