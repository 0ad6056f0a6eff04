using System.Globalization;
using Ldap3.InMemory.Searching;
using Ldap3.Protocol.Ber;

namespace Ldap3.InMemory.Operations;

/// <summary>The sorted lists that a session scrolls through: each stays as it was when the scrolling began.</summary>
sealed class SortedLists
{
    const int Most = 8;

    readonly Lock _gate = new();
    readonly OrderedDictionary<string, List<EntryView>> _lists = [];
    long _last;

    /// <summary>Keeps a list and gives what it is found by. The one that was kept first may have to go.</summary>
    public OctetString Keep(List<EntryView> list)
    {
        lock (_gate)
        {
            var contextId = (++_last).ToString(CultureInfo.InvariantCulture);
            _lists.Add(contextId, list);
            if (_lists.Count > Most)
            {
                _lists.RemoveAt(0);
            }

            return contextId;
        }
    }

    public List<EntryView>? Find(OctetString contextId)
    {
        lock (_gate)
        {
            return _lists.GetValueOrDefault(contextId.ToString());
        }
    }
}
