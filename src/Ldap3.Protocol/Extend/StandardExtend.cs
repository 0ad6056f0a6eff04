using System.Runtime.CompilerServices;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Extend;

/// <summary>The operations of RFCs and Internet drafts, by the names that users of ldap3 know. Thread safe.</summary>
public sealed class StandardExtend
{
    const int DefaultPageSize = 100;

    readonly LdapConnection _connection;

    internal StandardExtend(LdapConnection connection) => _connection = connection;

    /// <inheritdoc cref="LdapConnection.WhoAmI"/>
    public string WhoAmI() => _connection.WhoAmI();

    /// <inheritdoc cref="LdapConnection.WhoAmI"/>
    public Task<string> WhoAmIAsync(CancellationToken cancellationToken = default) => _connection.WhoAmIAsync(cancellationToken);

    /// <summary>Changes a password (RFC 3062).</summary>
    /// <param name="user">Whose: a distinguished name, or what else the server takes; null for who is bound.</param>
    /// <param name="oldPassword">The present password, or null when whoever asks may change it without.</param>
    /// <param name="newPassword">The password wanted, or null to have the server make one.</param>
    /// <param name="hash">
    /// How to hash the password before it is sent, for servers that store what they are given; null, the default, leaves that to the
    /// server, which then sees whether the password is good enough.
    /// </param>
    /// <returns>The password that the server made, or null when it was given one.</returns>
    /// <exception cref="LdapSecurityException">A password would travel in clear text.</exception>
    /// <exception cref="LdapOperationException">The server refused the change.</exception>
    public string? ModifyPassword(
        string? user = null, string? oldPassword = null, string? newPassword = null, PasswordHash? hash = null) =>
        _connection.ModifyPassword(Modification(user, oldPassword, newPassword, hash));

    /// <inheritdoc cref="ModifyPassword"/>
    public Task<string?> ModifyPasswordAsync(
        string? user = null,
        string? oldPassword = null,
        string? newPassword = null,
        PasswordHash? hash = null,
        CancellationToken cancellationToken = default) =>
        _connection.ModifyPasswordAsync(Modification(user, oldPassword, newPassword, hash), cancellationToken);

    /// <summary>Searches page by page (RFC 2696), and gives the entries as they come.</summary>
    /// <param name="request">The search.</param>
    /// <param name="pageSize">How many entries to ask for at a time. 100 by default.</param>
    /// <exception cref="LdapOperationException">The search failed; thrown when the entries before that were given.</exception>
    public IEnumerable<SearchResultEntry> PagedSearch(SearchRequest request, int pageSize = DefaultPageSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        return _connection.Stream(request, pageSize);
    }

    /// <inheritdoc cref="PagedSearch"/>
    public SearchStream PagedSearchAsync(SearchRequest request, int pageSize = DefaultPageSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        return _connection.StreamAsync(request, pageSize);
    }

    /// <summary>Searches page by page (RFC 2696), and returns when all entries have come.</summary>
    /// <param name="request">The search.</param>
    /// <param name="pageSize">How many entries to ask for at a time. 100 by default.</param>
    /// <exception cref="LdapOperationException">The search failed.</exception>
    public IReadOnlyList<SearchResultEntry> PagedSearchToList(SearchRequest request, int pageSize = DefaultPageSize) =>
        [.. PagedSearch(request, pageSize)];

    /// <inheritdoc cref="PagedSearchToList"/>
    public async Task<IReadOnlyList<SearchResultEntry>> PagedSearchToListAsync(
        SearchRequest request, int pageSize = DefaultPageSize, CancellationToken cancellationToken = default)
    {
        var entries = new List<SearchResultEntry>();
        await foreach (var entry in PagedSearchAsync(request, pageSize)
            .WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            entries.Add(entry);
        }

        return entries;
    }

    /// <summary>
    /// Searches, and goes on to give each entry that is changed (draft-ietf-ldapext-psearch-03), until the loop is left.
    /// Blocks the calling thread between changes.
    /// </summary>
    /// <param name="request">The search.</param>
    /// <param name="control">
    /// What changes to tell of, and whether of the entries that are there too; null for all changes and nothing else.
    /// </param>
    /// <exception cref="LdapOperationException">The server does not know persistent search, or ended it.</exception>
    public IEnumerable<PersistentSearchChange> PersistentSearch(SearchRequest request, PersistentSearchControl? control = null) =>
        _connection.Stream(Persistent(request, control)).Select(PersistentSearchChange.Of);

    /// <summary>
    /// Searches, and goes on to give each entry that is changed (draft-ietf-ldapext-psearch-03), until the loop is left or
    /// cancelled.
    /// </summary>
    /// <inheritdoc cref="PersistentSearch"/>
    public async IAsyncEnumerable<PersistentSearchChange> PersistentSearchAsync(
        SearchRequest request,
        PersistentSearchControl? control = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var entry in _connection.StreamAsync(Persistent(request, control))
            .WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return PersistentSearchChange.Of(entry);
        }
    }

    /// <summary>
    /// Runs several searches at once, and gives the entries of all as they come, in no particular order. Leaving the loop
    /// abandons those that go on.
    /// </summary>
    /// <param name="requests">The searches.</param>
    /// <param name="pageSize">How many entries each asks for at a time (RFC 2696); 0, the default, for all at once.</param>
    /// <param name="cancellationToken">Abandons all.</param>
    /// <exception cref="LdapOperationException">One of the searches failed, which ends all.</exception>
    public IAsyncEnumerable<SearchResultEntry> FunnelSearchAsync(
        IEnumerable<SearchRequest> requests, int pageSize = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return SearchFunnel.RunAsync([.. requests.Select(request => _connection.StreamAsync(request, pageSize))], cancellationToken);
    }

    static PasswordModification Modification(string? user, string? oldPassword, string? newPassword, PasswordHash? hash) => new()
    {
        UserIdentity = user,
        OldPassword = Octets(oldPassword),
        NewPassword = Octets(newPassword is not null && hash is { } how ? HashedPassword.Hash(newPassword, how) : newPassword),
    };

    static OctetString? Octets(string? text) => text is null ? default(OctetString?) : OctetString.FromString(text);

    static SearchRequest Persistent(SearchRequest request, PersistentSearchControl? control)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request with { Controls = [.. request.Controls, control ?? new PersistentSearchControl()] };
    }
}
