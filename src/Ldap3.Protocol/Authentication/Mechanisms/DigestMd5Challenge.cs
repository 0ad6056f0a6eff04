using System.Globalization;
using System.Text;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>The server's first word in DIGEST-MD5 (RFC 2831 section 2.1.1), or its last.</summary>
sealed class DigestMd5Challenge
{
    const int MaxLength = 2048; // RFC 2831 section 2.1.1
    const int DefaultMaxBuffer = 65536;
    const int LargestMaxBuffer = (1 << 24) - 1;

    readonly List<(string Name, string Value)> _directives = [];

    DigestMd5Challenge()
    {
    }

    public IEnumerable<string> Realms => All("realm");

    public string Nonce => Single("nonce") is { Length: > 0 } nonce ? nonce : throw Malformed("it has no nonce");

    public string? ResponseProof => Single("rspauth");

    public IReadOnlyList<string> Protections => Words("qop") is { Length: > 0 } offered ? offered : ["auth"];

    public IReadOnlyList<string> Ciphers => Words("cipher");

    public bool IsUtf8 => string.Equals(Single("charset"), "utf-8", StringComparison.OrdinalIgnoreCase);

    /// <summary>The longest protected buffer that the server takes.</summary>
    public int MaxBuffer =>
        Single("maxbuf") is not { } text ? DefaultMaxBuffer
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is > 16 and <= LargestMaxBuffer ? size
        : throw Malformed("its maxbuf is out of range");

    /// <exception cref="LdapProtocolException">It has another form.</exception>
    public static DigestMd5Challenge Parse(ReadOnlySpan<byte> octets)
    {
        if (octets.Length > MaxLength)
        {
            throw Malformed($"it is longer than {MaxLength} octets");
        }

        var challenge = new DigestMd5Challenge();
        var text = Encoding.UTF8.GetString(octets);
        for (var position = 0; position < text.Length;)
        {
            challenge.ReadDirective(text, ref position);
        }

        return challenge;
    }

    /// <summary>The value of what must not come twice (RFC 2831 section 2.1.1), or null.</summary>
    public string? Single(string name)
    {
        var values = All(name).Take(2).ToArray();
        return values.Length < 2 ? values.FirstOrDefault() : throw Malformed($"it has two of {name}");
    }

    void ReadDirective(string text, ref int position)
    {
        var equals = text.IndexOf('=', position);
        if (equals < 0)
        {
            // RFC 2831 section 7.1 allows empty elements of a list.
            position = string.IsNullOrWhiteSpace(text[position..].Trim(',')) ? text.Length : throw Malformed("a directive has no value");
            return;
        }

        var name = text[position..equals].Trim(' ', '\t', '\r', '\n', ',');
        position = equals + 1;
        _directives.Add((name, position < text.Length && text[position] == '"' ? ReadQuoted(text, ref position) : ReadToken(text, ref position)));
    }

    static string ReadQuoted(string text, ref int position)
    {
        var value = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            switch (text[position])
            {
                case '"':
                    position++;
                    return value.ToString();
                case '\\' when position + 1 < text.Length:
                    value.Append(text[++position]);
                    break;
                default:
                    value.Append(text[position]);
                    break;
            }
        }

        throw Malformed("a quotation does not end");
    }

    static string ReadToken(string text, ref int position)
    {
        var end = text.IndexOf(',', position);
        end = end < 0 ? text.Length : end;
        var value = text[position..end].Trim();
        position = end;
        return value;
    }

    IEnumerable<string> All(string name) =>
        _directives.Where(directive => directive.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(directive => directive.Value);

    string[] Words(string name) => (Single(name) ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);

    static LdapProtocolException Malformed(string why) => new($"The server's DIGEST-MD5 challenge is malformed: {why} (RFC 2831 section 2.1.1).");
}
