using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory;

/// <summary>What a directory in memory holds and allows. Immutable; <c>with</c> makes variants.</summary>
public sealed record InMemoryDirectoryOptions
{
    /// <summary>The names of the tops of the naming contexts. Empty, the default, lets any entry be a top.</summary>
    public IReadOnlyList<DistinguishedName> Suffixes { get; init; } = [];

    /// <summary>The name that may do everything; it needs no entry. <c>cn=admin</c> by default.</summary>
    public DistinguishedName AdministratorDn { get; init; } = DistinguishedName.Parse("cn=admin");

    /// <summary>The administrator's password, or null, the default, for no administrator.</summary>
    public string? AdministratorPassword { get; init; }

    /// <summary>Whether clients that have not bound may search and compare. True by default.</summary>
    public bool AllowAnonymousRead { get; init; } = true;

    /// <summary>
    /// Whether an identity, empty when anonymous, may change an entry; null, the default, lets only the administrator.
    /// Called on any thread.
    /// </summary>
    public Func<DistinguishedName, DistinguishedName, bool>? AllowWrite { get; init; }

    /// <summary>What the directory knows about attributes and classes. The standard schema by default.</summary>
    public LdapSchema Schema { get; init; } = LdapSchema.Standard;

    /// <summary>Whether entries must obey the schema. True by default.</summary>
    public bool EnforceSchema { get; init; } = true;

    /// <summary>The most entries that a search of anybody but the administrator returns without paging; 0, the default, is no limit.</summary>
    public int SizeLimit { get; init; }

    /// <summary>Whether entries show the groups that name them in <c>memberOf</c>. True by default.</summary>
    public bool ComputeMemberOf { get; init; } = true;

    /// <summary>The clock that timestamps are taken from. The system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
