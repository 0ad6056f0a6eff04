using System.Globalization;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>The form <c>letter:count:text:name</c>, which what is counted may fill with anything.</summary>
static class CountedText
{
    public static string Write(char letter, string text, DistinguishedName name) =>
        string.Create(CultureInfo.InvariantCulture, $"{letter}:{text.Length}:{text}:{name}");

    public static bool TryRead(string value, char letter, out string text, out string rest)
    {
        text = rest = "";
        var colon = value.Length > 2 ? value.IndexOf(':', 2) : -1;
        if (colon < 0
            || char.ToUpperInvariant(value[0]) != letter
            || value[1] != ':'
            || !int.TryParse(value.AsSpan(2, colon - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count >= value.Length - colon - 1
            || value[colon + 1 + count] != ':')
        {
            return false;
        }

        text = value.Substring(colon + 1, count);
        rest = value[(colon + count + 2)..];
        return true;
    }
}
