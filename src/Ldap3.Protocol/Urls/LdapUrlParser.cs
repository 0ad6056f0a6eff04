using System.Buffers;
using System.Globalization;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Urls;

/// <summary>Reads URLs as RFC 4516 section 2 has them. What a URL does not encode although it should is taken as it is.</summary>
sealed class LdapUrlParser
{
    const string FormExpected = "An LDAP URL begins with ldap://, ldaps:// or ldapi://";

    static readonly SearchValues<char> NotInHost = SearchValues.Create(" \t\r\n\0\"<>\\^`{|}[]/?#%");

    readonly string _text;

    LdapUrlParser(string text) => _text = text;

    public static LdapUrl Parse(string text) => new LdapUrlParser(text).ReadUrl();

    LdapUrl ReadUrl()
    {
        var schemeLength = _text.IndexOf("://", StringComparison.Ordinal);
        var scheme = ReadScheme(schemeLength);
        var start = schemeLength + 3;
        var end = _text.AsSpan(start).IndexOfAny('/', '?', '#') is var length and >= 0 ? start + length : _text.Length;
        var url = ReadAuthority(new LdapUrl { Scheme = scheme }, start, end);
        if (end == _text.Length)
        {
            return url;
        }

        return _text[end] == '/' ? ReadFields(url, end + 1) : throw Fail("A slash stands before the name and what follows it", end);
    }

    LdapUrlScheme ReadScheme(int length)
    {
        if (length < 0)
        {
            throw Fail(FormExpected, 0);
        }

        // RFC 3986 section 3.1: schemes are case-insensitive.
        var scheme = _text.AsSpan(0, length);
        return scheme.Equals("ldap", StringComparison.OrdinalIgnoreCase) ? LdapUrlScheme.Ldap
            : scheme.Equals("ldaps", StringComparison.OrdinalIgnoreCase) ? LdapUrlScheme.Ldaps
            : scheme.Equals("ldapi", StringComparison.OrdinalIgnoreCase) ? LdapUrlScheme.Ldapi
            : throw Fail(FormExpected, 0);
    }

    LdapUrl ReadAuthority(LdapUrl url, int start, int end)
    {
        if (_text.AsSpan(start, end - start).LastIndexOf('@') is var user and >= 0)
        {
            // What stands there may well be a password: the error must not repeat it.
            var shown = string.Concat(_text.AsSpan(0, start), "***", _text.AsSpan(start + user));
            throw new LdapFormatException(
                "An LDAP URL has no place for a user or a password: give them as a credential", shown, start);
        }

        if (url.Scheme == LdapUrlScheme.Ldapi)
        {
            return url with { Host = Decode(start, end) };
        }

        if (start < end && _text[start] == '[')
        {
            return ReadIPv6(url, start, end);
        }

        var colon = _text.IndexOf(':', start, end - start);
        if (colon < 0)
        {
            return url with { Host = ReadHostName(start, end) };
        }

        return _text.LastIndexOf(':', end - 1, end - start) == colon
            ? url with { Host = ReadHostName(start, colon), Port = ReadPort(colon + 1, end) }
            : throw Fail("An IPv6 address stands in brackets, and at most one port follows a host", start);
    }

    LdapUrl ReadIPv6(LdapUrl url, int start, int end)
    {
        var close = _text.IndexOf(']', start, end - start);
        if (close < 0)
        {
            throw Fail("The closing bracket of an IPv6 address is missing", end);
        }

        var host = Decode(start + 1, close);
        var address = host.AsSpan(0, host.IndexOf('%', StringComparison.Ordinal) is var zone and >= 0 ? zone : host.Length);
        if (!address.Contains(':') || !System.Net.IPAddress.TryParse(address, out _))
        {
            throw Fail("An IPv6 address is expected in brackets, such as [2001:db8::1]", start + 1);
        }

        if (close + 1 == end)
        {
            return url with { Host = host };
        }

        return _text[close + 1] == ':'
            ? url with { Host = host, Port = ReadPort(close + 2, end) }
            : throw Fail("A colon and a port, or a slash, is expected after an address", close + 1);
    }

    string ReadHostName(int start, int end)
    {
        var host = Decode(start, end);
        var wrong = host.AsSpan().IndexOfAny(NotInHost);
        return wrong < 0
            ? host
            : throw Fail("A host is a name or an address", start + PercentEncoding.SourcePosition(_text.AsSpan(start, end - start), wrong));
    }

    int? ReadPort(int start, int end)
    {
        // RFC 3986 section 3.2.3: a colon without a port is a port left out.
        if (start == end)
        {
            return null;
        }

        return ushort.TryParse(_text.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? port
            : throw Fail("A port is a number from 1 to 65535", start);
    }

    LdapUrl ReadFields(LdapUrl url, int start)
    {
        if (_text.IndexOf('#', start) is var fragment and >= 0)
        {
            throw Fail("An LDAP URL has no fragment: a number sign is written %23", fragment);
        }

        for (var field = 0; start <= _text.Length; field++)
        {
            var end = _text.IndexOf('?', start) is var separator and >= 0 ? separator : _text.Length;
            if (end > start || field > 4)
            {
                url = field switch
                {
                    0 => url with { Dn = Inner(start, end, DistinguishedName.Parse) },
                    1 => url with { Attributes = ReadList(start, end, ReadAttribute) },
                    2 => url with { Scope = ReadScope(start, end) },
                    3 => url with { Filter = Inner(start, end, text => Filter.Parse(text)) },
                    4 => url with { Extensions = ReadList(start, end, ReadExtension) },
                    _ => throw Fail("Nothing follows the extensions: a question mark in a value is written %3f", start - 1),
                };
            }

            start = end + 1;
        }

        return url;
    }

    string ReadAttribute(int start, int end)
    {
        var attribute = Decode(start, end);

        // RFC 4511 section 4.5.1.8 and RFC 3673 have the two signs; RFC 4529 the attributes of an object class.
        if (attribute is SearchRequest.AllUserAttributes or SearchRequest.AllOperationalAttributes)
        {
            return attribute;
        }

        var description = attribute.StartsWith('@') ? attribute[1..] : attribute;
        return AttributeDescription.TryParse(description, out _)
            ? attribute
            : throw Fail("An attribute description is expected, or one of * and +", start);
    }

    SearchScope ReadScope(int start, int end) => Decode(start, end).ToUpperInvariant() switch
    {
        "BASE" => SearchScope.BaseObject,
        "ONE" => SearchScope.SingleLevel,
        "SUB" => SearchScope.WholeSubtree,
        "SUBORDINATES" or "SUBORD" or "CHILDREN" => SearchScope.Subordinates,
        _ => throw Fail("A scope is base, one, sub or subordinates", start),
    };

    LdapUrlExtension ReadExtension(int start, int end)
    {
        var isCritical = start < end && _text[start] == '!';
        start += isCritical ? 1 : 0;
        var equals = _text.IndexOf('=', start, end - start);
        var type = Decode(start, equals < 0 ? end : equals);
        if (!ObjectIdentifierSyntax.TryScan(type, out _))
        {
            throw Fail("The name or number of an extension is expected", start);
        }

        return new(type, equals < 0 ? null : Decode(equals + 1, end), isCritical);
    }

    List<T> ReadList<T>(int start, int end, Func<int, int, T> read)
    {
        var items = new List<T>();
        while (start <= end)
        {
            var comma = _text.IndexOf(',', start, end - start) is var found and >= 0 ? found : end;
            items.Add(read(start, comma));
            start = comma + 1;
        }

        return items;
    }

    /// <summary>Reads a part that has a parser of its own, and says of its errors where in the URL they are.</summary>
    T Inner<T>(int start, int end, Func<string, T> parse)
    {
        var decoded = Decode(start, end);
        try
        {
            return parse(decoded);
        }
        catch (LdapFormatException error)
        {
            var position = PercentEncoding.SourcePosition(_text.AsSpan(start, end - start), error.Position);
            throw Fail(error.Problem, start + position);
        }
    }

    string Decode(int start, int end) =>
        PercentEncoding.TryDecode(_text.AsSpan(start, end - start), out var text, out var problem, out var position)
            ? text
            : throw Fail(problem, start + position);

    LdapFormatException Fail(string problem, int position) => new(problem, _text, position);
}
