using System.Globalization;
using Ldap3.Protocol.Ber;

namespace Ldap3.InMemory.Operations;

/// <summary>The searches of a session that stopped between two pages (RFC 2696). Each goes on in the tree it began with.</summary>
sealed class PagedSearches
{
    const int Most = 32;

    readonly Lock _gate = new();
    readonly OrderedDictionary<string, PagedSearch> _waiting = [];
    long _last;

    /// <summary>Keeps a search for its next page and gives the cookie to find it by. The one that waits longest may have to go.</summary>
    public OctetString Keep(PagedSearch search)
    {
        lock (_gate)
        {
            var cookie = (++_last).ToString(CultureInfo.InvariantCulture);
            _waiting.Add(cookie, search);
            if (_waiting.Count > Most)
            {
                _waiting.RemoveAt(0);
            }

            return cookie;
        }
    }

    public PagedSearch? Take(OctetString cookie)
    {
        lock (_gate)
        {
            return _waiting.Remove(cookie.ToString(), out var search) ? search : null;
        }
    }
}
