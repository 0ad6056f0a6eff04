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

    /// <summary>
    /// Decides what everybody but the administrator may do; null, the default, has it decided by <see cref="AllowAnonymousRead"/>
    /// and <see cref="AllowWrite"/>, with each password for its owner alone. Called on any thread, for each entry and attribute
    /// that is looked at: it should be quick.
    /// </summary>
    /// <remarks>
    /// What may not be read is not returned; what may not be searched makes a filter Undefined; an entry that may not be
    /// searched from is as if it were not there.
    /// </remarks>
    public Func<AccessRequest, bool>? AccessRule { get; init; }

    /// <summary>
    /// What a search may cost an identity, empty when anonymous; null, the default, limits everybody to
    /// <see cref="SizeLimit"/>. The administrator has no limits. Called on any thread.
    /// </summary>
    public Func<DistinguishedName, SearchLimits>? LimitsOf { get; init; }

    /// <summary>
    /// The name of the entry that identities such as <c>u:ada</c> stand for, or null when there is none (RFC 4513 section
    /// 5.2.1.8). By default the one entry whose <c>uid</c> that is. Called on any thread.
    /// </summary>
    public Func<string, DistinguishedName?>? UserNames { get; init; }

    /// <summary>
    /// The entry of the class <c>pwdPolicy</c> that says what passwords have to be like (draft-behera-ldap-password-policy-11),
    /// as <c>ppolicy_default</c> of OpenLDAP; null, the default, is no policy. An entry has another one by its
    /// <c>pwdPolicySubentry</c>.
    /// </summary>
    public DistinguishedName? PasswordPolicyDn { get; init; }

    /// <summary>
    /// Whether a password is good enough for an entry where <c>pwdCheckQuality</c> has that looked at; null, the default, takes
    /// every one of the right length. Called on any thread.
    /// </summary>
    public Func<DistinguishedName, string, bool>? IsGoodPassword { get; init; }

    /// <summary>
    /// Whether binds that do not ask for the password policy control get those of Netscape
    /// (<c>ppolicy_send_netscape_controls</c> of OpenLDAP). False by default.
    /// </summary>
    public bool SendNetscapePasswordControls { get; init; }

    /// <summary>
    /// The longest that an entry of the class <c>dynamicObject</c> lives without being refreshed (RFC 2589). A day by default,
    /// which is also what a new entry gets.
    /// </summary>
    public TimeSpan MaxDynamicEntryTime { get; init; } = TimeSpan.FromDays(1);

    /// <summary>
    /// The entry that a user of SASL is, or null when there is none. By default a name of the tree is itself, and any other is looked
    /// up as <see cref="UserNames"/> says. Whom it may act for says <see cref="AccessRule"/> (<see cref="AccessKind.ActAs"/>).
    /// Called on any thread.
    /// </summary>
    public Func<SaslUser, DistinguishedName?>? SaslNames { get; init; }

    /// <summary>The SASL mechanisms to offer where the connection allows them; null, the default, is all there are.</summary>
    public IReadOnlyList<string>? SaslMechanisms { get; init; }

    /// <summary>Whether the SASL mechanism PLAIN is taken without TLS too (RFC 4616 section 6 warns of it). False by default.</summary>
    public bool AllowPlainWithoutTls { get; init; }

    /// <summary>
    /// How <c>userPassword</c> is stored that comes in clear. Null, the default, stores what adds and modifies bring as it comes, and
    /// hashes what the password modify operation sets by <see cref="PasswordScheme.SaltedSha512"/>.
    /// </summary>
    public PasswordScheme? PasswordScheme { get; init; }

    /// <summary>What the directory knows about attributes and classes. The standard schema by default.</summary>
    public LdapSchema Schema { get; init; } = LdapSchema.Standard;

    /// <summary>
    /// The indexes that searches are answered from; without one that fits, every entry in scope is looked at. By default
    /// <see cref="DirectoryIndex.Default"/>.
    /// </summary>
    public IReadOnlyList<DirectoryIndex> Indexes { get; init; } = DirectoryIndex.Default;

    /// <summary>Whether entries must obey the schema. True by default.</summary>
    public bool EnforceSchema { get; init; } = true;

    /// <summary>The most entries that a search of anybody but the administrator returns without paging; 0, the default, is no limit.</summary>
    public int SizeLimit { get; init; }

    /// <summary>Whether entries show the groups that name them in <c>memberOf</c>. True by default.</summary>
    public bool ComputeMemberOf { get; init; } = true;

    /// <summary>
    /// The domain that the directory plays, as Active Directory does; null, the default, is none. Goes best with
    /// <see cref="LdapSchema.ActiveDirectory"/>.
    /// </summary>
    public ActiveDirectoryOptions? ActiveDirectory { get; init; }

    /// <summary>
    /// How many of the last changes the directory remembers, deleted entries among them, for clients that synchronise. 10,000
    /// by default.
    /// </summary>
    public int HistorySize { get; init; } = 10_000;

    /// <summary>
    /// The file that every change is kept in before it is acknowledged, or null, the default, for none. A directory made with the
    /// same file has all entries again. Beside it, with the ending <c>.base</c>, lies what is older. One directory at a time.
    /// </summary>
    public string? Journal { get; init; }

    /// <summary>What a write waits for when there is a journal. The operating system by default.</summary>
    public JournalFlush JournalFlush { get; init; }

    /// <summary>
    /// Whether a client that synchronises from a time that <see cref="HistorySize"/> does not reach back to is told to begin anew
    /// (<c>e-syncRefreshRequired</c>, RFC 4533 section 3.3.2). False, the default, names it everything that is unchanged, as OpenLDAP
    /// does.
    /// </summary>
    public bool RequiresRefreshWithoutHistory { get; init; }

    /// <summary>The clock that timestamps are taken from. The system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
