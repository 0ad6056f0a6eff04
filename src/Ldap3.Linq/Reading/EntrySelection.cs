using Ldap3.Protocol;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Reading;

/// <summary>Makes the requests of a query, and takes from what they find what the query wants.</summary>
sealed class EntrySelection(LdapQuery query, IReadOnlyList<string> attributes)
{
    readonly HashSet<DistinguishedName>? _seen = query.Searches.Count > 1 ? [] : null;
    // What the client sorts it counts after that.
    int _left = query.ClientOrder is null ? query.Take ?? int.MaxValue : int.MaxValue;
    int _toSkip = query.ClientOrder is null ? query.Skip : 0;

    /// <summary>Whether no more is wanted.</summary>
    public bool IsFull => _left == 0;

    /// <summary>The request of a search, and the size of its pages.</summary>
    public (SearchRequest Request, int PageSize) RequestOf(LdapSearch search)
    {
        // One more where the base is found but not wanted.
        var needed = query is { Take: { } take, ClientConditions.Count: 0, ClientOrder: null } ? (long)take + query.Skip + (query.ExcludesBase ? 1 : 0) : int.MaxValue;
        var fitsOnePage = search.Scope == SearchScope.BaseObject || needed <= query.PageSize;
        var request = new SearchRequest
        {
            BaseObject = search.BaseObject,
            Scope = search.Scope,
            Filter = search.Filter,
            Attributes = attributes,
            SizeLimit = query.PageSize == 0 || fitsOnePage ? (int)(needed % int.MaxValue) : 0,
            TimeLimit = query.TimeLimit is { } limit ? (int)Math.Min(Math.Ceiling(limit.TotalSeconds), int.MaxValue) : 0,
            DereferenceAliases = query.DereferenceAliases,
            Controls = query.SortKeys.Count > 0
                ? [new ServerSideSortControl(query.SortKeys, isCritical: true), .. query.Controls]
                : query.Controls,
        };
        return (request, fitsOnePage ? 0 : query.PageSize);
    }

    /// <summary>The request for the part of the sorted list that the query wants.</summary>
    public SearchRequest WindowOf(LdapSearch search)
    {
        var (request, _) = RequestOf(search);
        return request with
        {
            SizeLimit = 0,
            Controls = [.. request.Controls, VirtualListViewControl.ByOffset(0, query.Take!.Value - 1, query.Skip + 1)],
        };
    }

    /// <summary>The entries of the part that the query wants; null when the server did not show that part.</summary>
    public IReadOnlyList<SearchResultEntry>? TakeWindow(SearchOutcome outcome)
    {
        // The server may lack what it needs for the list, such as an index, and answer the same search without it.
        if (!outcome.Status || outcome.Result.Controls.Find<VirtualListViewResponseControl>() is not { Result: ResultCode.Success } place)
        {
            return null;
        }

        // Past the end, servers show the last entry.
        return place.TargetPosition == query.Skip + 1 ? [.. outcome.Entries.Take(query.Take!.Value)]
            : place.ContentCount <= query.Skip ? []
            : null;
    }

    /// <summary>Whether the query wants an entry that was found.</summary>
    public bool Takes(SearchResultEntry entry, LdapSearch search)
    {
        if ((query.ExcludesBase && entry.ObjectName == search.BaseObject) || _seen?.Add(entry.ObjectName) == false)
        {
            return false;
        }

        for (var i = 0; i < query.ClientConditions.Count; i++)
        {
            if (!query.ClientConditions[i].Test(entry))
            {
                return false;
            }
        }

        if (_toSkip > 0)
        {
            _toSkip--;
            return false;
        }

        _left--;
        return true;
    }
}
