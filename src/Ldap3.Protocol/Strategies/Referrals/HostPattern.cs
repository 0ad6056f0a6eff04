using System.Buffers;
using System.Globalization;

namespace Ldap3.Protocol.Strategies.Referrals;

/// <summary>Which servers a setting allows.</summary>
/// <param name="Host">The name in full, or what it ends with, or null for any.</param>
/// <param name="IsSuffix">Whether <paramref name="Host"/> is an ending.</param>
/// <param name="Port">The port, or null for any.</param>
sealed record HostPattern(string? Host, bool IsSuffix, int? Port)
{
    static readonly SearchValues<char> NoPartOfAHost = SearchValues.Create("*/[]@? ");

    /// <summary>Whether it names one host rather than many.</summary>
    public bool IsName => Host is not null && !IsSuffix;

    public static HostPattern Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (host, port) = Split(text);
        return host switch
        {
            "*" => new HostPattern(null, false, port),
            _ when host.StartsWith("*.", StringComparison.Ordinal) && IsPlain(host.AsSpan(2)) =>
                new HostPattern(host[1..], true, port),
            _ when IsPlain(host) => new HostPattern(host, false, port),
            _ => throw Malformed(text),
        };
    }

    public bool Matches(string host, int port) =>
        (Port is null || Port == port)
        && (Host is null
            || (IsSuffix
                ? host.EndsWith(Host, StringComparison.OrdinalIgnoreCase)
                : host.Equals(Host, StringComparison.OrdinalIgnoreCase)));

    static (string Host, int? Port) Split(string text)
    {
        // An IPv6 address has colons of its own: with a port it stands in brackets.
        var isBracketed = text.StartsWith('[');
        var colon = text.LastIndexOf(':');
        if (isBracketed ? colon < text.IndexOf(']', StringComparison.Ordinal) : colon != text.IndexOf(':', StringComparison.Ordinal))
        {
            return (text.Trim('[', ']'), null);
        }

        return colon < 0 ? (text, null)
            : ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                ? (text[..colon].Trim('[', ']'), port)
                : throw Malformed(text);
    }

    static bool IsPlain(ReadOnlySpan<char> host) => !host.IsEmpty && host.IndexOfAny(NoPartOfAHost) < 0;

    static ArgumentException Malformed(string text) =>
        new($"\"{text}\" is no host to allow. Write host, host:port, *.domain or *.", nameof(text));
}
