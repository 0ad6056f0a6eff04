using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Ldif;

/// <summary>How LDIF is read. Immutable.</summary>
public sealed record LdifReaderOptions
{
    /// <summary>The defaults.</summary>
    public static LdifReaderOptions Default { get; } = new();

    /// <summary>The longest line, its foldings undone, in characters. 64 Mi by default, enough for a value of 48 MiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxLineLength
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    = 64 * 1024 * 1024;

    /// <summary>
    /// Gets the value behind a URL, as in <c>jpegPhoto:&lt; file:///tmp/ada.jpg</c>. Null, the default, refuses such
    /// lines: a file from a stranger could have the secrets of its reader sent to a directory (RFC 2849, security
    /// considerations). To trust a file, give <c>url =&gt; File.ReadAllBytes(url.LocalPath)</c>. What it throws reaches the caller.
    /// </summary>
    public Func<Uri, OctetString>? UrlResolver { get; init; }

    /// <summary>Told of a record that is malformed, with its lines, which are passed over then; null throws.</summary>
    internal Action<LdapFormatException, IReadOnlyList<string>>? Malformed { get; init; }
}
