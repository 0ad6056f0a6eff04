using System.Diagnostics.CodeAnalysis;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Urls;

/// <summary>
/// An LDAP URL (RFC 4516), such as <c>ldap://ldap.example.org/ou=People,dc=example,dc=org?cn,mail?sub?(sn=A*)</c>:
/// a server, an entry on it, and a search from there. Immutable. Equal when the parts are; hosts compare without regard
/// to case, a port left out equals the scheme's default.
/// </summary>
public sealed record LdapUrl : IParsable<LdapUrl>
{
    /// <summary>The port of <c>ldap</c> URLs that name none.</summary>
    public const int DefaultPort = 389;

    /// <summary>The port of <c>ldaps</c> URLs that name none.</summary>
    public const int DefaultTlsPort = 636;

    /// <summary>How the server is reached.</summary>
    public LdapUrlScheme Scheme { get; init; }

    /// <summary>
    /// The server's name or address, an IPv6 address without its brackets, for <c>ldapi</c> the path of the socket. Empty,
    /// the default, is a server of the client's choosing.
    /// </summary>
    public string Host { get; init; } = "";

    /// <summary>The port, or null when the URL names none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 1 to 65535.</exception>
    public int? Port
    {
        get;
        init
        {
            if (value is { } port)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(port, 1, nameof(value));
                ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue, nameof(value));
            }

            field = value;
        }
    }

    /// <summary>The port to connect to: the one named, or 389, or 636 for <c>ldaps</c>; 0 for <c>ldapi</c>, which has none.</summary>
    public int EffectivePort => Scheme switch
    {
        LdapUrlScheme.Ldapi => 0,
        LdapUrlScheme.Ldaps => Port ?? DefaultTlsPort,
        _ => Port ?? DefaultPort,
    };

    /// <summary>The entry to begin at. Empty by default: the root DSE, or in a referral the name that was asked for.</summary>
    public DistinguishedName Dn { get; init; }

    /// <summary>The attributes to return: descriptions and the selectors of <see cref="SearchRequest"/>. Empty is all user attributes.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>How far to look, or null when the URL does not say: then the base alone, in a referral as before.</summary>
    public SearchScope? Scope { get; init; }

    /// <summary>Which entries, or null when the URL does not say: then all, in a referral as before.</summary>
    public Filter? Filter { get; init; }

    /// <summary>Extensions. Who does not know one that is critical must not use the URL (RFC 4516 section 2).</summary>
    public IReadOnlyList<LdapUrlExtension> Extensions { get; init; } = [];

    /// <summary>Reads a URL.</summary>
    /// <exception cref="LdapFormatException">The text is no LDAP URL.</exception>
    public static LdapUrl Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return LdapUrlParser.Parse(text);
    }

    /// <summary>Reads a URL, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out LdapUrl? result)
    {
        result = null;
        try
        {
            result = text is null ? null : LdapUrlParser.Parse(text);
        }
        catch (LdapFormatException)
        {
            // The parts of a URL are read by their own parsers, whose errors only an exception can carry.
        }

        return result is not null;
    }

    static LdapUrl IParsable<LdapUrl>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<LdapUrl>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out LdapUrl result) =>
        TryParse(s, out result);

    /// <summary>The search that the URL stands for, with the defaults of RFC 4516 section 3 for what it leaves out.</summary>
    public SearchRequest ToSearchRequest() => new()
    {
        BaseObject = Dn,
        Scope = Scope ?? SearchScope.BaseObject,
        Filter = Filter ?? Filter.Present("objectClass"),
        Attributes = Attributes,
    };

    /// <inheritdoc/>
    public bool Equals(LdapUrl? other) =>
        other is not null
        && Scheme == other.Scheme
        && string.Equals(Host, other.Host, HostComparison)
        && EffectivePort == other.EffectivePort
        && Dn == other.Dn
        && Scope == other.Scope
        && Filter == other.Filter
        && Attributes.SequenceEqual(other.Attributes, StringComparer.OrdinalIgnoreCase)
        && Extensions.SequenceEqual(other.Extensions);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Scheme, string.GetHashCode(Host, HostComparison), EffectivePort, Dn, Scope, Filter);

    /// <summary>The URL as RFC 4516 writes it, without what has its default value; reading that gives an equal URL.</summary>
    public override string ToString() => LdapUrlWriter.Write(this);

    StringComparison HostComparison =>
        Scheme == LdapUrlScheme.Ldapi ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
}
