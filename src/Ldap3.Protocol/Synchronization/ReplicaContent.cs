using System.Collections.Immutable;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Synchronization;

/// <summary>The entries of a replica while steps are applied to them. For one flow.</summary>
sealed class ReplicaContent
{
    readonly ImmutableDictionary<Guid, SearchResultEntry>.Builder _entries =
        ImmutableDictionary.CreateBuilder<Guid, SearchResultEntry>();

    readonly NameCensus _names = new();
    readonly HashSet<Guid> _mentioned = [];
    readonly HashSet<Guid> _touched = [];
    OctetString? _refreshCookie;
    bool _isReload;

    /// <summary>The server's name for the state, good to go on from.</summary>
    public OctetString? Cookie { get; private set; }

    /// <summary>
    /// Whether a refresh has begun and not ended: some entries are newer than the cookie, some gone ones are still
    /// here.
    /// </summary>
    public bool IsRefreshing { get; private set; }

    /// <summary>Whether some names may not be what the server has.</summary>
    public bool HasDoubtfulNames => _names.IsDoubtful;

    public void Load(ReplicaCheckpoint checkpoint)
    {
        Cookie = checkpoint.Cookie;
        foreach (var (uuid, entry) in checkpoint.Entries)
        {
            Store(uuid, entry);
        }
    }

    public void Apply(SyncChange step)
    {
        switch (step.Kind)
        {
            case SyncChangeKind.RefreshBegan:
                BeginRefresh(isReload: step.Cookie is null);
                return;
            case SyncChangeKind.Present:
                Confirm(step.EntryUuid);
                break;
            case SyncChangeKind.Add or SyncChangeKind.Modify when step.Entry is { } entry:
                Mention(step.EntryUuid);
                Store(step.EntryUuid, entry with { Controls = [] });
                break;
            case SyncChangeKind.Delete:
                Remove(step.EntryUuid);
                break;
            case SyncChangeKind.PresentPhaseEnded:
                RemoveUnmentioned();
                break;
            default:
                break;
        }

        TakeCookie(step);
    }

    /// <summary>Takes what the server says all entries are called now.</summary>
    /// <returns>The entries that are not here.</returns>
    public List<KeyValuePair<Guid, DistinguishedName>> TakeNames(Dictionary<Guid, DistinguishedName> names)
    {
        foreach (var (uuid, entry) in _entries.ToImmutable())
        {
            if (!names.TryGetValue(uuid, out var name))
            {
                Remove(uuid);
            }
            else if (!SameText(name, entry.ObjectName))
            {
                Store(uuid, new SearchResultEntry(name, entry.Attributes));
            }
        }

        _names.Trust();
        return [.. names.Where(pair => !_entries.ContainsKey(pair.Key))];
    }

    public void Store(Guid uuid, SearchResultEntry entry)
    {
        if (!_entries.TryGetValue(uuid, out var previous))
        {
            _names.Added(entry.ObjectName);
        }
        else if (!SameText(previous.ObjectName, entry.ObjectName))
        {
            _names.Renamed(previous.ObjectName, entry.ObjectName);
        }

        _entries[uuid] = entry;
        _touched.Add(uuid);
    }

    /// <summary>Makes a snapshot of what there is now, and says what became different since the last one.</summary>
    public (ReplicaSnapshot Snapshot, List<ReplicaChange> Changes) Publish(ReplicaSnapshot last)
    {
        var content = _entries.ToImmutable();
        var changes = new List<ReplicaChange>();
        foreach (var uuid in _touched)
        {
            if (Difference(uuid, last.Content.GetValueOrDefault(uuid), content.GetValueOrDefault(uuid)) is { } change)
            {
                changes.Add(change);
            }
        }

        _touched.Clear();
        return (new ReplicaSnapshot(content, Cookie), changes);
    }

    void BeginRefresh(bool isReload)
    {
        _mentioned.Clear();
        _refreshCookie = null;
        _isReload = isReload;
        IsRefreshing = true;
    }

    void Confirm(Guid uuid)
    {
        Mention(uuid);
        if (!_isReload && !_entries.ContainsKey(uuid))
        {
            // It is unchanged, and yet not here: it came with an entry that was moved into the content from elsewhere.
            _names.Doubt();
        }
    }

    void Mention(Guid uuid)
    {
        if (IsRefreshing)
        {
            _mentioned.Add(uuid);
        }
    }

    void Remove(Guid uuid)
    {
        if (_entries.TryGetValue(uuid, out var entry))
        {
            _entries.Remove(uuid);
            _touched.Add(uuid);
            _names.Removed(entry.ObjectName);
        }
    }

    void RemoveUnmentioned()
    {
        foreach (var uuid in _entries.Keys.Where(uuid => !_mentioned.Contains(uuid)).ToArray())
        {
            Remove(uuid);
        }
    }

    // RFC 4533 section 3.4.2: the newest cookie counts. One that comes within a refresh waits for its end, since until
    // then this copy still has what the end of the present phase will take away.
    void TakeCookie(SyncChange step)
    {
        if (!IsRefreshing)
        {
            Cookie = step.Cookie ?? Cookie;
            return;
        }

        _refreshCookie = step.Cookie ?? _refreshCookie;
        if (step.Kind == SyncChangeKind.RefreshEnded)
        {
            Cookie = _refreshCookie ?? Cookie;
            IsRefreshing = false;
            _mentioned.Clear();
        }
    }

    static ReplicaChange? Difference(Guid uuid, SearchResultEntry? before, SearchResultEntry? now) =>
        (before, now) switch
        {
            (null, null) => null,
            (null, not null) => new ReplicaChange(ReplicaChangeKind.Added, uuid, now, null),
            (not null, null) => new ReplicaChange(ReplicaChangeKind.Removed, uuid, null, before),
            _ when before.Equals(now) && SameText(before.ObjectName, now.ObjectName) => null,
            _ => new ReplicaChange(ReplicaChangeKind.Modified, uuid, now, before),
        };

    static bool SameText(DistinguishedName first, DistinguishedName second) =>
        string.Equals(first.ToString(), second.ToString(), StringComparison.Ordinal);
}
