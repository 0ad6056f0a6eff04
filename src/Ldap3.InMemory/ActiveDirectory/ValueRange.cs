using System.Globalization;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.ActiveDirectory;

/// <summary>A part of an attribute's values that a client asks for: <c>member;range=0-*</c> ([MS-ADTS] section 3.1.1.3.1.3.3).</summary>
/// <param name="First">The first value; 0 is the first there is.</param>
/// <param name="Last">The last value, or null for as many as come at once.</param>
readonly record struct ValueRange(int First, int? Last)
{
    const string Option = "range=";

    /// <summary>The attribute without the range, and the range if there is one.</summary>
    public static (string Selector, ValueRange? Range) Split(string selector)
    {
        var parts = selector.Split(';');
        var at = Array.FindIndex(parts, part => part.StartsWith(Option, StringComparison.OrdinalIgnoreCase));
        return at > 0 && TryParse(parts[at][Option.Length..], out var range)
            ? (string.Join(';', parts.Where((_, i) => i != at)), range)
            : (selector, null);
    }

    /// <summary>The attribute as it is returned: with a range when there are too many values, or when one was asked for.</summary>
    public static LdapAttribute Cut(LdapAttribute attribute, ValueRange? asked, int limit)
    {
        var count = attribute.Values.Count;
        if (asked is null && count <= limit)
        {
            return attribute;
        }

        var first = Math.Min(asked?.First ?? 0, count);
        var taken = Math.Min(Math.Min(limit, count - first), asked?.Last is { } last ? Math.Max(last - first + 1, 0) : limit);
        var end = first + taken >= count ? "*" : (first + taken - 1).ToString(CultureInfo.InvariantCulture);
        var description = AttributeDescription.Parse(
            string.Create(CultureInfo.InvariantCulture, $"{attribute.Description};{Option}{first}-{end}"));
        return new LdapAttribute(description, [.. attribute.Values.Skip(first).Take(taken)]);
    }

    static bool TryParse(string text, out ValueRange range)
    {
        range = default;
        if (text.Split('-') is not [var first, var last]
            || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from))
        {
            return false;
        }

        if (last == "*")
        {
            range = new ValueRange(from, null);
            return true;
        }

        var isNumber = int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to);
        range = new ValueRange(from, to);
        return isNumber && to >= from;
    }
}
