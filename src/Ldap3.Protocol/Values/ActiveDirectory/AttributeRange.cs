using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>
/// Some of the values of an attribute ([MS-ADTS] section 3.1.1.3.1.3.3): <c>member;range=0-1499</c>. What a search asks for by it, and
/// what Active Directory returns by itself when an attribute has more values than it gives at once. Immutable.
/// </summary>
/// <param name="Attribute">The attribute with its other options.</param>
/// <param name="First">The place of the first value, from 0.</param>
/// <param name="Last">The place of the last value, or null for the last there is: <c>*</c>.</param>
public sealed record AttributeRange(string Attribute, int First, int? Last = null)
{
    const string Option = "range=";

    /// <summary>Reads the description of an attribute; false when it has no range, or one that is malformed.</summary>
    public static bool TryParse([NotNullWhen(true)] string? description, [NotNullWhen(true)] out AttributeRange? result)
    {
        result = null;
        var start = description?.IndexOf(';' + Option, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (start <= 0)
        {
            return false;
        }

        var end = description!.IndexOf(';', start + 1) is var next and > 0 ? next : description.Length;
        var range = description.AsSpan(start + 1 + Option.Length, end - start - 1 - Option.Length);
        var hyphen = range.IndexOf('-');
        if (hyphen < 0
            || !TryReadPlace(range[..hyphen], out var first)
            || !TryReadLast(range[(hyphen + 1)..], first, out var last))
        {
            return false;
        }

        result = new(description[..start] + description[end..], first, last);
        return true;
    }

    /// <summary>The description of the attribute with the range, for <see cref="Messages.SearchRequest.Attributes"/>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Attribute};{Option}{First}-{(Last is { } last ? last.ToString(CultureInfo.InvariantCulture) : "*")}");

    static bool TryReadLast(ReadOnlySpan<char> text, int first, out int? last)
    {
        last = null;
        if (text is "*")
        {
            return true;
        }

        var isPlace = TryReadPlace(text, out var place) && place >= first;
        last = place;
        return isPlace;
    }

    static bool TryReadPlace(ReadOnlySpan<char> text, out int place) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out place);
}
