using Ldap3.InMemory.Commits;
using Ldap3.InMemory.Operations;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Searching;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Synchronization;

/// <summary>Brings a client's copy up to one tree (RFC 4533 section 3.3), and tells of one commit after another (section 3.4).</summary>
sealed class ContentRefresh
{
    // 16 octets each: a message stays below 10 KiB.
    const int MostIdsInSet = 500;

    readonly OperationContext _context;
    readonly SyncRequestControl _control;
    readonly SyncCookie _cookie;
    readonly SearchContent _content;
    readonly EntryWriter _writer;

    public ContentRefresh(OperationContext context, SyncRequestControl control)
    {
        var request = (SearchRequest)context.Request;

        // RFC 4533 section 3.5.2
        if (request.DereferenceAliases is DereferenceAliases.InSearching or DereferenceAliases.Always)
        {
            throw new Refusal(ResultCode.ProtocolError, "a content synchronization does not follow aliases in searching");
        }

        _context = context;
        _control = control;
        _cookie = control.Cookie is { IsEmpty: false } cookie
            ? SyncCookie.TryParse(cookie) ?? throw RefreshRequired("the cookie is of another directory")
            : SyncCookie.New("");
        _content = new SearchContent(context, request);
        _writer = new EntryWriter(context, request, []);
    }

    /// <summary>Everything that a copy of the cookie's state lacks; ends with the phase's end.</summary>
    public IEnumerable<LdapResponse> Refresh(DirectoryTree tree)
    {
        var csn = tree.Stamp.Csn;
        if (string.CompareOrdinal(_cookie.Csn, csn) > 0)
        {
            throw RefreshRequired("the copy is newer than the directory");
        }

        if (_cookie.Csn.Length == 0)
        {
            return [.. End(tree, deletes: false, _content.In(tree).Select(view => Tell(view, SyncState.Add)))];
        }

        if (_context.Directory.Log.Since(_cookie.Csn) is { } commits)
        {
            return End(tree, deletes: true, Differences(tree, commits.Where(commit => commit.Number <= tree.Stamp.Number)));
        }

        // Section 3.3.2: what was deleted is not known any more.
        return _control.ReloadHint || !_context.Directory.Options.RequiresRefreshWithoutHistory
            ? End(tree, deletes: false, Present(tree))
            : throw RefreshRequired("the history does not reach back that far");
    }

    /// <summary>What a commit made of the content.</summary>
    public IEnumerable<LdapResponse> Changes(DirectoryCommit commit)
    {
        var tree = _context.Directory.Tree;
        var told = commit.Changes
            .Select(change => Tell(_content.ViewOf(change.Before, tree), _content.ViewOf(change.After, tree)))
            .OfType<(SearchResultEntry Entry, SyncState State, Guid Uuid)>()
            .ToArray();

        // A copy has a commit when it has all of it.
        return told.Select((change, index) => (LdapResponse)With(
            change.Entry, new SyncStateControl(change.State, change.Uuid, index == told.Length - 1 ? _cookie.At(commit.Csn) : default(OctetString?))));
    }

    public static Refusal RefreshRequired(string why) => new(ResultCode.SyncRefreshRequired, why);

    IEnumerable<LdapResponse> End(DirectoryTree tree, bool deletes, IEnumerable<LdapResponse> phase)
    {
        foreach (var response in phase)
        {
            yield return response;
        }

        var cookie = _cookie.At(tree.Stamp.Csn);
        yield return (_control.Mode, deletes) switch
        {
            (SyncMode.RefreshOnly, _) => new SearchResultDone
            {
                ResultCode = ResultCode.Success, Controls = [new SyncDoneControl(cookie, deletes)],
            },
            (_, true) => SyncInfoMessage.RefreshDelete(cookie).ToResponse(),
            _ => SyncInfoMessage.RefreshPresent(cookie).ToResponse(),
        };
    }

    // Section 3.3.2, a delete phase: what is gone is named, what was added or changed is told in full.
    IEnumerable<LdapResponse> Differences(DirectoryTree tree, IEnumerable<DirectoryCommit> commits)
    {
        var gone = new List<Guid>();
        foreach (var changes in commits.SelectMany(commit => commit.Changes).GroupBy(change => change.Id))
        {
            var now = _content.ViewOf(changes.Last().After, tree);
            if (now is not null)
            {
                yield return Tell(now, SyncState.Add);
            }
            else if (_content.ViewOf(changes.First().Before, tree) is { } before)
            {
                gone.Add(UuidOf(before));
            }
        }

        foreach (var set in gone.Chunk(MostIdsInSet))
        {
            yield return SyncInfoMessage.IdSet(set, refreshDeletes: true).ToResponse();
        }
    }

    // Section 3.3.2, a present phase: what stayed as it was is named, and what is not named is gone.
    IEnumerable<LdapResponse> Present(DirectoryTree tree)
    {
        var unchanged = new List<Guid>();
        foreach (var view in _content.In(tree))
        {
            var csn = view.Node.Entry.Find(CommitStamp.EntryCsn, tree.Stamp.Type)?.Values[0].ToString();
            if (csn is null || string.CompareOrdinal(csn, _cookie.Csn) > 0)
            {
                yield return Tell(view, SyncState.Add);
            }
            else
            {
                unchanged.Add(UuidOf(view));
            }

            if (unchanged.Count == MostIdsInSet)
            {
                yield return SyncInfoMessage.IdSet(unchanged).ToResponse();
                unchanged = [];
            }
        }

        if (unchanged.Count > 0)
        {
            yield return SyncInfoMessage.IdSet(unchanged).ToResponse();
        }
    }

    (SearchResultEntry Entry, SyncState State, Guid Uuid)? Tell(EntryView? before, EntryView? after) => (before, after) switch
    {
        (null, { } view) => (_writer.Write(view), SyncState.Add, UuidOf(view)),
        ({ }, { } view) => (_writer.Write(view), SyncState.Modify, UuidOf(view)),

        // Section 3.4.1: of what is gone the name alone.
        ({ } view, null) => (new SearchResultEntry(view.Node.Entry.Name, []), SyncState.Delete, UuidOf(view)),
        _ => null,
    };

    SearchResultEntry Tell(EntryView view, SyncState state) => With(_writer.Write(view), new SyncStateControl(state, UuidOf(view)));

    static SearchResultEntry With(SearchResultEntry entry, Control control) => entry with { Controls = [.. entry.Controls, control] };

    Guid UuidOf(EntryView view) =>
        view.Node.Entry.Find("entryUUID", _context.Directory.Entries.TypeOf("entryUUID")) is { } uuid
        && Guid.TryParse(uuid.Values[0].ToString(), out var guid)
            ? guid
            : throw new Refusal(ResultCode.Other, $"\"{view.Node.Entry.Name}\" has no entryUUID");
}
