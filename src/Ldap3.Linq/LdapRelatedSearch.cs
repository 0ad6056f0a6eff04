using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq;

/// <summary>A search that is run before the one that asks for its result. Immutable.</summary>
public sealed class LdapRelatedSearch
{
    internal LdapRelatedSearch(Filter placeholder, string attribute, LdapQuery query, DistinguishedName? group = null)
    {
        Placeholder = placeholder;
        Attribute = attribute;
        Query = query;
        Group = group;
    }

    /// <summary>The attribute that holds the names of the entries found.</summary>
    public string Attribute { get; }

    /// <summary>What is searched for.</summary>
    public LdapQuery Query { get; }

    /// <summary>Whether the search is run again with what it found, as for groups in groups, until it finds nothing new.</summary>
    public bool IsRepeated => Group is not null;

    /// <summary>Whether the server is asked who the user is (RFC 4532), and only if it gives no entry's name, the search is run.</summary>
    public bool IsCurrentUser { get; internal init; }

    /// <summary>The group that the groups searched for are in, and which is one of those wanted; null for another search.</summary>
    internal DistinguishedName? Group { get; }

    /// <summary>The item of the asking filter that the names take the place of.</summary>
    internal Filter Placeholder { get; }

    /// <summary>The search as a command line of <c>ldapsearch</c>, and what its result is for.</summary>
    public override string ToString() =>
        IsCurrentUser ? $"ldapwhoami\n# the name is the value of {Placeholder} below"
        : $"{Query}\n# {(IsRepeated ? "and again with those found, until there are no more; " : "")}the names found are the values of {Placeholder} below";
}
