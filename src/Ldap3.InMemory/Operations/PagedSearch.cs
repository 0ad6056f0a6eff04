using Ldap3.InMemory.Searching;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Operations;

/// <summary>A search that is under way, perhaps between two pages.</summary>
sealed class PagedSearch(IEnumerator<Finding> findings, SearchWatch watch, SearchRequest request)
{
    Finding? _ahead;

    public SearchWatch Watch => watch;

    /// <summary>How many entries it has returned.</summary>
    public int Returned { get; private set; }

    /// <summary>Whether a request goes on with this search, as the size, the cookie and the limits may differ alone.</summary>
    public bool IsFor(SearchRequest next) =>
        next.BaseObject == request.BaseObject && next.Scope == request.Scope && next.Filter == request.Filter
        && next.DereferenceAliases == request.DereferenceAliases;

    /// <summary>Whether there is more. What it finds is kept for <see cref="Take"/>.</summary>
    public bool HasMore()
    {
        if (_ahead is null && findings.MoveNext())
        {
            _ahead = findings.Current;
        }

        return _ahead is not null;
    }

    public Finding Take()
    {
        var finding = _ahead!.Value;
        _ahead = null;
        Returned += finding.Entry is null ? 0 : 1;
        return finding;
    }
}
