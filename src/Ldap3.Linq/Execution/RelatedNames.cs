using System.Globalization;
using Ldap3.Linq.Translation.Queries;
using Ldap3.Protocol;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Execution;

/// <summary>Gathers the names that a related search finds, and says what is to be searched for next.</summary>
sealed class RelatedNames
{
    readonly LdapRelatedSearch _search;
    readonly int _limit;
    readonly HashSet<DistinguishedName> _names = [];
    List<DistinguishedName> _new = [];
    LdapQuery? _user;
    bool _hasBegun;

    public RelatedNames(LdapRelatedSearch search, int limit)
    {
        _search = search;
        _limit = limit;
        if (search.Group is { } group)
        {
            _names.Add(group);
        }
    }

    /// <summary>Takes what the server says of who the user is.</summary>
    /// <param name="identity">An authorization identity (RFC 4513 section 5.2.1.8); empty for nobody.</param>
    public void AddUser(string identity)
    {
        _hasBegun = true;
        if (identity.StartsWith("dn:", StringComparison.OrdinalIgnoreCase))
        {
            if (DistinguishedName.TryParse(identity[3..], DistinguishedNameSyntax.Lenient, out var name) && !name.IsEmpty)
            {
                Add(name);
            }
        }
        else if (identity.StartsWith("u:", StringComparison.OrdinalIgnoreCase))
        {
            // Active Directory says DOMAIN\name.
            _user = _search.Query.WithFilter!(Filter.Equal("sAMAccountName", identity[(identity.LastIndexOf('\\') is var at and > 0 ? at + 1 : 2)..]));
        }
    }

    /// <summary>The search to run next, or null when all is found.</summary>
    public LdapQuery? NextQuery()
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            return _search.Query;
        }

        if (_user is { } user)
        {
            _user = null;
            return user;
        }

        // A group that was seen before is not gone through again, so that a circle of groups ends.
        if (_search.Group is null || _new.Count == 0)
        {
            return null;
        }

        var groups = _new;
        _new = [];
        return _search.Query.WithFilter!(RelatedSearches.GroupsIn(_search.Attribute, groups));
    }

    /// <exception cref="LdapException">There are more than may be.</exception>
    public void Add(DistinguishedName name)
    {
        if (!_names.Add(name))
        {
            return;
        }

        _new.Add(name);
        if (_names.Count > _limit)
        {
            throw new LdapException(string.Create(
                CultureInfo.InvariantCulture,
                $"More than {_limit} entries meet the condition on those that '{_search.Attribute}' names ({_search.Query.Filter}). ")
                + "Narrow that condition, or raise LdapContextOptions.MaxRelatedEntries.");
        }
    }

    /// <summary>The condition that the attribute names one of them.</summary>
    public Filter ToFilter() => Filter.Or(_names.Select(name => Filter.Equal(_search.Attribute, name.ToString())));
}
