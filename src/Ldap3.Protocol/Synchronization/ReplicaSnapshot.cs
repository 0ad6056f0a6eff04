using System.Collections.Immutable;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Synchronization;

/// <summary>A replica as it was at one moment. Immutable and thread safe.</summary>
public sealed class ReplicaSnapshot
{
    readonly Lazy<Dictionary<DistinguishedName, SearchResultEntry>> _byName;

    internal ReplicaSnapshot(ImmutableDictionary<Guid, SearchResultEntry> entries, OctetString? cookie)
    {
        Content = entries;
        Cookie = cookie;
        _byName = new(IndexByName);
    }

    /// <summary>The entries by their UUID (RFC 4530).</summary>
    public IReadOnlyDictionary<Guid, SearchResultEntry> Entries => Content;

    /// <summary>The server's name for this state, or null before the first refresh.</summary>
    public OctetString? Cookie { get; }

    internal ImmutableDictionary<Guid, SearchResultEntry> Content { get; }

    /// <summary>The entry of that name, or null. The first call makes an index of all names.</summary>
    public SearchResultEntry? Find(DistinguishedName name) => _byName.Value.GetValueOrDefault(name);

    Dictionary<DistinguishedName, SearchResultEntry> IndexByName()
    {
        var index = new Dictionary<DistinguishedName, SearchResultEntry>(Content.Count);
        foreach (var entry in Content.Values)
        {
            index[entry.ObjectName] = entry;
        }

        return index;
    }
}
