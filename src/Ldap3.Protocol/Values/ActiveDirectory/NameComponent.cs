using System.Buffers;

namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>What stands between angle brackets in a name: <c>&lt;KEYWORD=value&gt;</c>.</summary>
/// <param name="Keyword">The word before the equals sign, in capitals.</param>
/// <param name="Value">What follows it.</param>
/// <param name="Length">How many characters all of it takes.</param>
readonly record struct NameComponent(string Keyword, string Value, int Length)
{
    public const string GuidKeyword = "GUID";
    public const string SidKeyword = "SID";
    public const string WellKnownKeyword = "WKGUID";
    public const string TimeToLiveKeyword = "TTL";

    const int GuidLength = 16;

    static readonly SearchValues<char> WordCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>Reads what a text begins with.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out NameComponent component)
    {
        component = default;
        var equals = text.IndexOf('=');
        var end = text.IndexOf('>');
        if (equals < 2 || end < equals || text[0] != '<' || text[1..equals].ContainsAnyExcept(WordCharacters))
        {
            return false;
        }

        component = new(text[1..equals].ToString().ToUpperInvariant(), text[(equals + 1)..end].ToString(), end + 1);
        return true;
    }

    /// <summary>Reads an identifier in its usual form, or as the digits of its octets: the two differ in order.</summary>
    public static bool TryReadGuid(string text, out Guid guid)
    {
        if (TryReadOctets(text, out var octets) && octets.Length == GuidLength)
        {
            guid = new Guid(octets);
            return true;
        }

        return Guid.TryParseExact(text, "D", out guid);
    }

    /// <summary>Reads a security identifier in its usual form, or as the digits of its octets.</summary>
    public static bool TryReadSid(string text, out Sid sid) =>
        Sid.TryParse(text, out sid) || (TryReadOctets(text, out var octets) && Sid.TryFromOctets(octets, out sid));

    static bool TryReadOctets(string text, out byte[] octets)
    {
        octets = new byte[text.Length / 2];
        return Convert.FromHexString(text, octets, out _, out var written) == OperationStatus.Done && written == octets.Length;
    }
}
