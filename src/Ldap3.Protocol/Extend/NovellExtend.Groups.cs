using Ldap3.Protocol.ExtendedOperations.Novell;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Extend;

/// <content>Who is in which group, which eDirectory has written down at both.</content>
public sealed partial class NovellExtend
{
    /// <summary>
    /// Makes everybody of a list a member of every group of another, at the members (<c>groupMembership</c>,
    /// <c>securityEquals</c>) and at the groups (<c>member</c>, <c>equivalentToMe</c>).
    /// </summary>
    /// <param name="members">Who.</param>
    /// <param name="groups">In which groups.</param>
    /// <param name="fix">Whether to look first and change only what is missing, so that nothing that is there is refused. True by default.</param>
    /// <param name="transaction">Whether all is done in one transaction, or else one after another. True by default.</param>
    /// <exception cref="LdapOperationException">A change was refused, or an entry is not there. In a transaction nothing was done.</exception>
    public void AddMembersToGroups(
        IReadOnlyList<DistinguishedName> members, IReadOnlyList<DistinguishedName> groups, bool fix = true, bool transaction = true) =>
        Change(new GroupMemberships(members, groups), fix, transaction, (side, present) => side.Adding(present));

    /// <inheritdoc cref="AddMembersToGroups"/>
    public Task AddMembersToGroupsAsync(
        IReadOnlyList<DistinguishedName> members,
        IReadOnlyList<DistinguishedName> groups,
        bool fix = true,
        bool transaction = true,
        CancellationToken cancellationToken = default) =>
        ChangeAsync(
            new GroupMemberships(members, groups), fix, transaction, (side, present) => side.Adding(present), cancellationToken);

    /// <summary>Takes everybody of a list out of every group of another, at the members and at the groups.</summary>
    /// <inheritdoc cref="AddMembersToGroups"/>
    public void RemoveMembersFromGroups(
        IReadOnlyList<DistinguishedName> members, IReadOnlyList<DistinguishedName> groups, bool fix = true, bool transaction = true) =>
        Change(new GroupMemberships(members, groups), fix, transaction, (side, present) => side.Removing(present));

    /// <inheritdoc cref="RemoveMembersFromGroups"/>
    public Task RemoveMembersFromGroupsAsync(
        IReadOnlyList<DistinguishedName> members,
        IReadOnlyList<DistinguishedName> groups,
        bool fix = true,
        bool transaction = true,
        CancellationToken cancellationToken = default) =>
        ChangeAsync(
            new GroupMemberships(members, groups), fix, transaction, (side, present) => side.Removing(present), cancellationToken);

    /// <summary>Asks whether everybody of a list is a member of every group of another, by the members or by the groups.</summary>
    /// <param name="members">Who.</param>
    /// <param name="groups">In which groups.</param>
    /// <param name="fix">Whether, if they are, what is missing on the other side is added. False by default.</param>
    /// <param name="transaction">Whether that is done in one transaction. True by default.</param>
    /// <exception cref="LdapOperationException">An entry is not there, or a change was refused.</exception>
    public bool CheckGroupsMemberships(
        IReadOnlyList<DistinguishedName> members, IReadOnlyList<DistinguishedName> groups, bool fix = false, bool transaction = true)
    {
        var memberships = new GroupMemberships(members, groups);
        var answers = memberships.Sides.Select(side => side.IsMember(Read(_connection, side))).ToList();
        var isMember = IsMember(answers, members.Count);
        if (isMember && fix)
        {
            Change(memberships, fix, transaction, (side, present) => side.Adding(present));
        }

        return isMember;
    }

    /// <inheritdoc cref="CheckGroupsMemberships"/>
    public async Task<bool> CheckGroupsMembershipsAsync(
        IReadOnlyList<DistinguishedName> members,
        IReadOnlyList<DistinguishedName> groups,
        bool fix = false,
        bool transaction = true,
        CancellationToken cancellationToken = default)
    {
        var memberships = new GroupMemberships(members, groups);
        var answers = new List<bool>();
        foreach (var side in memberships.Sides)
        {
            answers.Add(side.IsMember(await ReadAsync(_connection, side, cancellationToken).ConfigureAwait(false)));
        }

        var isMember = IsMember(answers, members.Count);
        if (isMember && fix)
        {
            await ChangeAsync(memberships, fix, transaction, (side, present) => side.Adding(present), cancellationToken)
                .ConfigureAwait(false);
        }

        return isMember;
    }

    // One side that knows of the membership is enough: the other can be set right.
    static bool IsMember(List<bool> answers, int members) => answers.Take(members).All(yes => yes) || answers.Skip(members).All(yes => yes);

    static SearchResultEntry Read(LdapConnection connection, GroupMemberships.Side side) =>
        Found(connection.Search(side.Read()), side);

    static async Task<SearchResultEntry> ReadAsync(
        LdapConnection connection, GroupMemberships.Side side, CancellationToken cancellationToken) =>
        Found(await connection.SearchAsync(side.Read(), cancellationToken).ConfigureAwait(false), side);

    static SearchResultEntry Found(SearchOutcome outcome, GroupMemberships.Side side) =>
        outcome.EnsureSuccess().Entries is [var entry, ..]
            ? entry
            : throw new LdapException($"The server does not show \"{side.Entry}\" to who is bound.");

    static ModifyRequest Join(ModifyRequest request, NovellGroupingControl? transaction) =>
        transaction is null ? request : request with { Controls = [.. request.Controls, transaction] };

    void Change(
        GroupMemberships memberships,
        bool fix,
        bool transaction,
        Func<GroupMemberships.Side, SearchResultEntry?, ModifyRequest?> plan)
    {
        using var held = _connection.Hold();
        ModifyRequest[] changes =
            [.. memberships.Sides.Select(side => plan(side, fix ? Read(held, side) : null)).OfType<ModifyRequest>()];
        var novell = new NovellExtend(held);
        var group = transaction && changes.Length > 0 ? novell.StartTransaction() : null;
        var done = false;
        try
        {
            foreach (var change in changes)
            {
                held.Modify(Join(change, group)).EnsureSuccess();
            }

            done = true;
        }
        finally
        {
            if (group is not null)
            {
                novell.EndTransaction(group, done);
            }
        }
    }

    async Task ChangeAsync(
        GroupMemberships memberships,
        bool fix,
        bool transaction,
        Func<GroupMemberships.Side, SearchResultEntry?, ModifyRequest?> plan,
        CancellationToken cancellationToken)
    {
        var held = await _connection.HoldAsync(cancellationToken).ConfigureAwait(false);
        await using var holding = held.ConfigureAwait(false);
        var changes = new List<ModifyRequest>();
        foreach (var side in memberships.Sides)
        {
            var present = fix ? await ReadAsync(held, side, cancellationToken).ConfigureAwait(false) : null;
            if (plan(side, present) is { } change)
            {
                changes.Add(change);
            }
        }

        var novell = new NovellExtend(held);
        var group = transaction && changes.Count > 0
            ? await novell.StartTransactionAsync(cancellationToken).ConfigureAwait(false)
            : null;
        var done = false;
        try
        {
            foreach (var change in changes)
            {
                (await held.ModifyAsync(Join(change, group), cancellationToken).ConfigureAwait(false)).EnsureSuccess();
            }

            done = true;
        }
        finally
        {
            if (group is not null)
            {
                await novell.EndTransactionAsync(group, done, done ? cancellationToken : CancellationToken.None)
                    .ConfigureAwait(false);
            }
        }
    }
}
