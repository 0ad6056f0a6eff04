using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Schema.Matching;

namespace Ldap3.InMemory.Searching;

/// <summary>Sorts entries as the server-side sort control asks (RFC 2891).</summary>
sealed class EntrySorter(LdapSchema schema)
{
    /// <summary>Why the keys cannot be sorted by, or success.</summary>
    public ResultCode Check(IReadOnlyList<SortKey> keys, out string? attribute)
    {
        foreach (var key in keys)
        {
            attribute = key.AttributeType;
            if (schema.FindAttributeType(key.AttributeType) is null)
            {
                return ResultCode.NoSuchAttribute;
            }

            if (RuleOf(key) is null)
            {
                return ResultCode.InappropriateMatching;
            }
        }

        attribute = null;
        return ResultCode.Success;
    }

    public List<EntryView> Sort(IEnumerable<EntryView> entries, IReadOnlyList<SortKey> keys)
    {
        // Each value is prepared once: keys of an ordering rule compare octet by octet.
        var rows = entries.Select(entry => (Entry: entry, Values: keys.Select(key => LeastValue(entry, key)).ToArray())).ToList();
        rows.Sort((left, right) =>
        {
            for (var i = 0; i < keys.Count; i++)
            {
                var order = Compare(left.Values[i], right.Values[i]);
                if (order != 0)
                {
                    return keys[i].ReverseOrder ? -order : order;
                }
            }

            return left.Entry.Node.Id.CompareTo(right.Entry.Node.Id);
        });
        return [.. rows.Select(row => row.Entry)];
    }

    /// <summary>
    /// The place of the first entry of a sorted list that a value of its key does not come after; the length of the list when
    /// there is none.
    /// </summary>
    public int FindPlace(IReadOnlyList<EntryView> sorted, SortKey key, OctetString value)
    {
        var wanted = RuleOf(key)!.Normalize(value.Span);
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var order = Compare(LeastValue(sorted[middle], key), wanted);
            if ((key.ReverseOrder ? -order : order) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    // RFC 2891 section 2.2: a missing attribute is greater than any value; several values sort by the least.
    static int Compare(OctetString? left, OctetString? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        ({ } l, { } r) => l.Span.SequenceCompareTo(r.Span),
    };

    OctetString? LeastValue(EntryView entry, SortKey key)
    {
        var type = schema.FindAttributeType(key.AttributeType)!;
        var rule = RuleOf(key)!;
        OctetString? least = null;
        foreach (var attribute in entry.Attributes.Where(a => a.Type is { } found && schema.IsSubtypeOf(found, type)))
        {
            foreach (var value in attribute.Values)
            {
                if (rule.Normalize(value.Span) is { } sortable && (least is null || Compare(sortable, least) < 0))
                {
                    least = sortable;
                }
            }
        }

        return least;
    }

    MatchingRule? RuleOf(SortKey key) =>
        key.OrderingRule is { } name
            ? schema.Rules.Find(name) is { HasOrder: true } named ? named : null
            : schema.FindAttributeType(key.AttributeType) is { } type ? schema.OrderingOf(type) : null;
}
