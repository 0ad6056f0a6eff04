using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Ldif;

/// <summary>An entry as it is (<c>ldif-attrval-record</c> of RFC 2849). Immutable.</summary>
public sealed class LdifContentRecord : LdifRecord
{
    /// <summary>Makes a record of an entry's parts.</summary>
    /// <param name="dn">The entry's name.</param>
    /// <param name="attributes">The attributes, no description twice.</param>
    public LdifContentRecord(DistinguishedName dn, params IReadOnlyList<LdapAttribute> attributes)
        : base(dn)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        Attributes = [.. attributes];
    }

    /// <summary>Makes a record of an entry that a search found.</summary>
    /// <param name="entry">The entry.</param>
    public LdifContentRecord(SearchResultEntry entry)
        : this((entry ?? throw new ArgumentNullException(nameof(entry))).ObjectName, entry.Attributes)
    {
    }

    /// <summary>The attributes, in the order of their first values.</summary>
    public IReadOnlyList<LdapAttribute> Attributes { get; }

    private protected override string Kind => "content";

    /// <summary>The request that creates the entry.</summary>
    public AddRequest ToAddRequest() => new(Dn, Attributes);
}
