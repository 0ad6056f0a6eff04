using Ldap3.Protocol.Messages;

namespace Ldap3.Linq.Watching;

/// <summary>Tells what changed between two answers to the same query.</summary>
static class EntryDifference
{
    public static IEnumerable<EntryChange> Between(
        Dictionary<string, SearchResultEntry> before, Dictionary<string, SearchResultEntry> after)
    {
        foreach (var (key, entry) in after)
        {
            if (!before.TryGetValue(key, out var previous))
            {
                yield return new EntryChange(LdapChangeKind.Added, entry, null);
            }
            else if (!IsSame(entry, previous))
            {
                yield return new EntryChange(LdapChangeKind.Changed, entry, previous);
            }
        }

        foreach (var (key, entry) in before)
        {
            if (!after.ContainsKey(key))
            {
                yield return new EntryChange(LdapChangeKind.Removed, null, entry);
            }
        }
    }

    // RFC 4511 section 4.1.7: neither attributes nor values are in any order.
    static bool IsSame(SearchResultEntry one, SearchResultEntry other) =>
        one.ObjectName.ToString() == other.ObjectName.ToString()
        && one.Attributes.Count == other.Attributes.Count
        && one.Attributes.All(attribute => other.Find(attribute.Description.ToString()) is { } same
            && attribute.Values.Count == same.Values.Count
            && attribute.Values.ToHashSet().SetEquals(same.Values));
}
