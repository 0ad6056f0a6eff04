using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Synchronization;

/// <summary>Makes steps of what a server says in one sync operation. For one flow.</summary>
/// <param name="isReload">Whether the server was given no cookie, and so tells of everything.</param>
sealed class SyncResponseReader(bool isReload)
{
    /// <summary>Whether the copy has been up to date once.</summary>
    public bool IsRefreshed { get; private set; }

    /// <summary>The steps of a message before the last.</summary>
    /// <exception cref="LdapProtocolException">The server does not keep to RFC 4533.</exception>
    public IEnumerable<SyncChange> Read(LdapResponse response) => response switch
    {
        SearchResultEntry entry => [ReadEntry(entry)],
        SearchResultReference reference => [ReadReference(reference)],
        IntermediateResponse message when SyncInfoMessage.FromResponse(message) is { } information =>
            ReadInformation(information),
        _ => [],
    };

    /// <summary>The steps of the last message, when it says success.</summary>
    public IEnumerable<SyncChange> ReadEnd(SearchResultDone done)
    {
        var control = done.Controls.Find<SyncDoneControl>();
        if (!IsRefreshed)
        {
            // RFC 4533 section 3.3.2: the end of the operation is the end of its only or its last phase.
            return EndPhase(control is { RefreshDeletes: true }, refreshDone: true, control?.Cookie);
        }

        return control?.Cookie is { } cookie ? [CookieChanged(cookie)] : [];
    }

    IEnumerable<SyncChange> ReadInformation(SyncInfoMessage message) => message.Kind switch
    {
        SyncInfoKind.IdSet => ReadIdSet(message),
        SyncInfoKind.RefreshDelete => EndPhase(isDeletePhase: true, message.RefreshDone, message.Cookie),
        SyncInfoKind.RefreshPresent => EndPhase(isDeletePhase: false, message.RefreshDone, message.Cookie),
        _ => [CookieChanged(message.Cookie!.Value)],
    };

    static IEnumerable<SyncChange> ReadIdSet(SyncInfoMessage message)
    {
        var kind = message.RefreshDeletes ? SyncChangeKind.Delete : SyncChangeKind.Present;
        foreach (var uuid in message.EntryUuids)
        {
            yield return new SyncChange { Kind = kind, EntryUuid = uuid };
        }

        // The cookie is for a copy that has the whole set.
        if (message.Cookie is { } cookie)
        {
            yield return CookieChanged(cookie);
        }
    }

    IEnumerable<SyncChange> EndPhase(bool isDeletePhase, bool refreshDone, OctetString? cookie)
    {
        // A server that began from nothing has told of everything, whichever phase it calls this.
        var endsReload = isReload && refreshDone;
        var isFirstEnd = !IsRefreshed;
        IsRefreshed |= refreshDone;
        if (isFirstEnd && (!isDeletePhase || endsReload))
        {
            yield return new SyncChange
            {
                Kind = SyncChangeKind.PresentPhaseEnded, Cookie = refreshDone ? null : cookie,
            };
        }

        if (isFirstEnd && refreshDone)
        {
            yield return new SyncChange { Kind = SyncChangeKind.RefreshEnded, Cookie = cookie };
        }
        else if (cookie is { } state && (isDeletePhase || !isFirstEnd))
        {
            yield return CookieChanged(state);
        }
    }

    static SyncChange ReadEntry(SearchResultEntry entry)
    {
        var state = StateOf(entry);
        var isWhole = state.State is SyncState.Add or SyncState.Modify;
        return Step(state, entry.ObjectName) with { Entry = isWhole ? entry : null };
    }

    static SyncChange ReadReference(SearchResultReference reference) =>
        Step(StateOf(reference), default) with { Reference = reference };

    static SyncChange Step(SyncStateControl state, DistinguishedName name) => new()
    {
        Kind = state.State switch
        {
            SyncState.Present => SyncChangeKind.Present,
            SyncState.Add => SyncChangeKind.Add,
            SyncState.Modify => SyncChangeKind.Modify,
            _ => SyncChangeKind.Delete,
        },
        EntryUuid = state.EntryUuid,
        Name = name,
        Cookie = state.Cookie,
    };

    static SyncStateControl StateOf(LdapResponse response) =>
        response.Controls.Find<SyncStateControl>()
        ?? throw new LdapProtocolException(
            "The server sent an entry without a sync state, which RFC 4533 section 2 has with each: it answers as to a "
            + "plain search.");

    static SyncChange CookieChanged(OctetString cookie) =>
        new() { Kind = SyncChangeKind.CookieChanged, Cookie = cookie };
}
