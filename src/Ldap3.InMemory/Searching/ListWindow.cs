using Ldap3.InMemory.Results;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Searching;

/// <summary>Cuts a window out of a sorted list (draft-ietf-ldapext-ldapv3-vlv-09).</summary>
sealed class ListWindow(IReadOnlyList<EntryView> sorted, EntrySorter sorter, SortKey key)
{
    /// <summary>The entries of the window, and what to say of it.</summary>
    /// <exception cref="Refusal">There is no such place in the list.</exception>
    public (IEnumerable<EntryView> Entries, int Position) Cut(VirtualListViewControl window)
    {
        var position = window.GreaterThanOrEqual is { } value ? sorter.FindPlace(sorted, key, value) + 1 : PlaceOf(window);
        var first = Math.Max(0L, position - 1L - window.BeforeCount);
        var last = Math.Min(sorted.Count, position + (long)window.AfterCount);
        return (sorted.Skip((int)first).Take((int)Math.Max(0, last - first)), position);
    }

    /// <summary>The answer's control for what is refused.</summary>
    public static Refusal Refuse(ResultCode resultCode, int position, int count, OctetString? contextId) =>
        new(resultCode, "")
        {
            Controls = [new VirtualListViewResponseControl(position, count, resultCode, contextId)],
        };

    // Section 4.2: where the client's idea of the length differs, the place keeps its share of the whole; both ends are exact.
    int PlaceOf(VirtualListViewControl window)
    {
        var count = sorted.Count;
        if (window.ContentCount > 0 && window.Offset > window.ContentCount)
        {
            return count;
        }

        var place = window.ContentCount == 0 || window.ContentCount == count || window.Offset == 1 ? window.Offset
            : window.Offset == window.ContentCount ? count
            : (int)((long)window.Offset * count / window.ContentCount);
        return place < 1 && count > 0 && window.Offset < 1
            ? throw Refuse(ResultCode.OffsetRangeError, 0, count, null)
            : Math.Clamp(place, Math.Min(1, count), Math.Max(count, 1));
    }
}
