using System.Text;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Extend;

/// <summary>
/// Operations of Active Directory, which Samba knows too. They throw <see cref="LdapOperationException"/> when the server refuses.
/// Thread safe.
/// </summary>
public sealed class MicrosoftExtend
{
    const string Member = "member";

    readonly LdapConnection _connection;

    internal MicrosoftExtend(LdapConnection connection) => _connection = connection;

    /// <summary>Unlocks an account that was locked after too many wrong passwords ([MS-ADTS] section 3.1.1.5.3.2).</summary>
    public void UnlockAccount(DistinguishedName account) => _connection.Modify(Unlocking(account)).EnsureSuccess();

    /// <inheritdoc cref="UnlockAccount"/>
    public async Task UnlockAccountAsync(DistinguishedName account, CancellationToken cancellationToken = default) =>
        (await _connection.ModifyAsync(Unlocking(account), cancellationToken).ConfigureAwait(false)).EnsureSuccess();

    /// <summary>Changes or resets a password by <c>unicodePwd</c> ([MS-ADTS] section 3.1.1.3.1.5).</summary>
    /// <param name="account">Whose password.</param>
    /// <param name="newPassword">The new password.</param>
    /// <param name="oldPassword">
    /// The password until now, to change it as its owner does, by the domain's rules for changes; null to reset it, which takes a
    /// right that administrators have.
    /// </param>
    /// <exception cref="LdapSecurityException">The passwords would travel in clear text.</exception>
    /// <exception cref="LdapOperationException">
    /// The server refused: <see cref="ResultCode.ConstraintViolation"/> for a password that breaks the domain's rules, or an old one
    /// that is wrong.
    /// </exception>
    public void ModifyPassword(DistinguishedName account, string newPassword, string? oldPassword = null) =>
        _connection.Modify(PasswordChange(account, newPassword, oldPassword)).EnsureSuccess();

    /// <inheritdoc cref="ModifyPassword"/>
    public async Task ModifyPasswordAsync(
        DistinguishedName account,
        string newPassword,
        string? oldPassword = null,
        CancellationToken cancellationToken = default)
    {
        var request = PasswordChange(account, newPassword, oldPassword);
        (await _connection.ModifyAsync(request, cancellationToken).ConfigureAwait(false)).EnsureSuccess();
    }

    /// <summary>Puts members into groups. Each group changes as a whole or not at all, one after another.</summary>
    /// <param name="members">Whom.</param>
    /// <param name="groups">Into which groups.</param>
    /// <param name="fix">
    /// Whether those who are members already are passed over: by a <see cref="PermissiveModifyControl"/>, or where the server does not
    /// heed it, by reading the group. True by default; otherwise
    /// one of them fails its group with <see cref="ResultCode.EntryAlreadyExists"/>.
    /// </param>
    public void AddMembersToGroups(
        IReadOnlyList<DistinguishedName> members, IReadOnlyList<DistinguishedName> groups, bool fix = true) =>
        ChangeMembers(MemberChanges(ModifyOperation.Add, members, groups, fix));

    /// <inheritdoc cref="AddMembersToGroups"/>
    public Task AddMembersToGroupsAsync(
        IReadOnlyList<DistinguishedName> members,
        IReadOnlyList<DistinguishedName> groups,
        bool fix = true,
        CancellationToken cancellationToken = default) =>
        ChangeMembersAsync(MemberChanges(ModifyOperation.Add, members, groups, fix), cancellationToken);

    /// <summary>Takes members out of groups. Each group changes as a whole or not at all, one after another.</summary>
    /// <param name="members">Whom.</param>
    /// <param name="groups">Out of which groups.</param>
    /// <param name="fix">
    /// Whether those who are no members are passed over: by a <see cref="PermissiveModifyControl"/>, or where the server does not
    /// heed it, by reading the group. True by default; otherwise one of
    /// them fails its group with <see cref="ResultCode.UnwillingToPerform"/>.
    /// </param>
    public void RemoveMembersFromGroups(
        IReadOnlyList<DistinguishedName> members, IReadOnlyList<DistinguishedName> groups, bool fix = true) =>
        ChangeMembers(MemberChanges(ModifyOperation.Delete, members, groups, fix));

    /// <inheritdoc cref="RemoveMembersFromGroups"/>
    public Task RemoveMembersFromGroupsAsync(
        IReadOnlyList<DistinguishedName> members,
        IReadOnlyList<DistinguishedName> groups,
        bool fix = true,
        CancellationToken cancellationToken = default) =>
        ChangeMembersAsync(MemberChanges(ModifyOperation.Delete, members, groups, fix), cancellationToken);

    /// <summary>
    /// Waits for changes and gives each entry when it has changed, as it is then ([MS-ADTS] section 3.1.1.3.4.1.9). Several changes
    /// may come as one. For what happened while nobody watched, see <see cref="DirSync"/>.
    /// </summary>
    /// <param name="baseObject">Which entry, or whose children.</param>
    /// <param name="scope">The base or one level; a subtree only at the root of a naming context.</param>
    /// <param name="attributes">The attributes to return; none means all user attributes.</param>
    /// <returns>The entries. They never end by themselves: leaving the loop, or cancelling it, ends the search.</returns>
    public SearchStream PersistentSearch(
        DistinguishedName baseObject, SearchScope scope = SearchScope.SingleLevel, params IReadOnlyList<string> attributes) =>
        _connection.StreamAsync(new SearchRequest
        {
            BaseObject = baseObject,
            Scope = scope,
            Attributes = attributes,
            Controls = [new NotificationControl()],
        });

    /// <summary>Reads what has changed in a naming context, all at first, then what is new ([MS-ADTS] section 3.1.1.3.4.1.3).</summary>
    public DirSync DirSync(DirSyncOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new DirSync(_connection, options);
    }

    void ChangeMembers(IEnumerable<ModifyRequest> requests)
    {
        foreach (var request in requests)
        {
            try
            {
                _connection.Modify(request).EnsureSuccess();
            }
            catch (LdapOperationException refusal) when (IsSoAlready(refusal, request))
            {
                var group = _connection.Search(Members(request.Entry)).EnsureSuccess();
                if (Rest(request, group) is { } rest)
                {
                    _connection.Modify(rest).EnsureSuccess();
                }
            }
        }
    }

    async Task ChangeMembersAsync(IEnumerable<ModifyRequest> requests, CancellationToken cancellationToken)
    {
        foreach (var request in requests)
        {
            try
            {
                (await _connection.ModifyAsync(request, cancellationToken).ConfigureAwait(false)).EnsureSuccess();
            }
            catch (LdapOperationException refusal) when (IsSoAlready(refusal, request))
            {
                var group = await _connection.SearchAsync(Members(request.Entry), cancellationToken).ConfigureAwait(false);
                if (Rest(request, group.EnsureSuccess()) is { } rest)
                {
                    (await _connection.ModifyAsync(rest, cancellationToken).ConfigureAwait(false)).EnsureSuccess();
                }
            }
        }
    }

    // Samba takes the control and does not heed it for members: what remains to be done is found out then.
    static bool IsSoAlready(LdapOperationException refusal, ModifyRequest request) =>
        request.IsIdempotent
        && refusal.ResultCode is ResultCode.EntryAlreadyExists or ResultCode.AttributeOrValueExists
            or ResultCode.UnwillingToPerform or ResultCode.NoSuchAttribute;

    static SearchRequest Members(DistinguishedName group) =>
        new() { BaseObject = group, Scope = SearchScope.BaseObject, Attributes = [Member] };

    /// <summary>What of a request is left to do, given what the group has; null when nothing is.</summary>
    static ModifyRequest? Rest(ModifyRequest request, SearchOutcome found)
    {
        var change = request.Changes[0];
        var members = found.Entries.SelectMany(entry => entry.GetStrings(Member)).Select(DistinguishedName.Verbatim).ToHashSet();
        OctetString[] values =
        [
            .. change.Attribute.Values.Where(value => members.Contains(DistinguishedName.Verbatim(value.ToString()))
                == (change.Operation == ModifyOperation.Delete)),
        ];
        return values.Length == 0
            ? null
            : request with { Changes = [new Modification(change.Operation, new LdapAttribute(Member, values))] };
    }

    static ModifyRequest Unlocking(DistinguishedName account) =>
        new(account, new Modification(ModifyOperation.Replace, new LdapAttribute("lockoutTime", "0")))
        {
            IsIdempotent = true,
        };

    ModifyRequest PasswordChange(DistinguishedName account, string newPassword, string? oldPassword)
    {
        ArgumentNullException.ThrowIfNull(newPassword);
        _connection.RequireConfidentiality("The new password");
        return oldPassword is null
            ? new(account, Password(ModifyOperation.Replace, newPassword))
            : new(account, Password(ModifyOperation.Delete, oldPassword), Password(ModifyOperation.Add, newPassword));
    }

    // [MS-ADTS] section 3.1.1.3.1.5: in quotation marks, in UTF-16 with the low octet first.
    static Modification Password(ModifyOperation operation, string password) =>
        new(operation, new LdapAttribute("unicodePwd", new OctetString(Encoding.Unicode.GetBytes($"\"{password}\""))));

    static IEnumerable<ModifyRequest> MemberChanges(
        ModifyOperation operation, IReadOnlyList<DistinguishedName> members, IReadOnlyList<DistinguishedName> groups, bool fix)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(groups);
        if (members.Count == 0)
        {
            return [];
        }

        OctetString[] values = [.. members.Select(member => (OctetString)member.ToString())];
        var change = new Modification(operation, new LdapAttribute(Member, values));
        return groups.Select(group => new ModifyRequest(group, change)
        {
            Controls = fix ? [new PermissiveModifyControl()] : [],
            IsIdempotent = fix,
        });
    }
}
