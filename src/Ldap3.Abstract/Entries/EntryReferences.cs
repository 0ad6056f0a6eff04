using Ldap3.Abstract.Definitions;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Entries;

/// <summary>The entries that the entries of one result name. Filled by its reader, and only read once entries are made.</summary>
sealed class EntryReferences
{
    readonly Dictionary<(ObjectDefinition Definition, DistinguishedName Name), SearchResultEntry?> _entries = [];

    /// <summary>Notes that an entry is wanted; false when it is known to be wanted already.</summary>
    public bool TryWant(ObjectDefinition definition, DistinguishedName name) => _entries.TryAdd((definition, name), null);

    public void Add(ObjectDefinition definition, SearchResultEntry entry) => _entries[(definition, entry.ObjectName)] = entry;

    public SearchResultEntry? Find(ObjectDefinition definition, DistinguishedName name) =>
        _entries.GetValueOrDefault((definition, name));
}
