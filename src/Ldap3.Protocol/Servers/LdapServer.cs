using Ldap3.Protocol.Urls;

namespace Ldap3.Protocol.Servers;

/// <summary>Where one directory server is found. Immutable.</summary>
public sealed record LdapServer
{
    /// <summary>The server's name or address.</summary>
    public required string Host { get; init; }

    /// <summary>The port, or null, the default, for 389, or 636 with <see cref="LdapSecurity.Ldaps"/>.</summary>
    public int? Port { get; init; }

    /// <summary>How connections to it are protected, or null, the default, for what the connection's options say.</summary>
    public LdapSecurity? Security { get; init; }

    /// <summary>The server of a URL such as <c>ldaps://ldap2.example.org</c> (RFC 4516); its other parts are left out.</summary>
    /// <exception cref="LdapFormatException">The text is no LDAP URL.</exception>
    /// <exception cref="ArgumentException">The URL names no host.</exception>
    public static LdapServer Parse(string url)
    {
        var parsed = LdapUrl.Parse(url);
        if (parsed.Host.Length == 0 || parsed.Scheme == LdapUrlScheme.Ldapi)
        {
            throw new ArgumentException($"\"{url}\" names no host. Write it as ldap://host:port or ldaps://host:port.", nameof(url));
        }

        return new LdapServer
        {
            Host = parsed.Host,
            Port = parsed.Port,
            Security = parsed.Scheme == LdapUrlScheme.Ldaps ? LdapSecurity.Ldaps : null,
        };
    }

    /// <summary>The server as people know it: <c>host:port</c>.</summary>
    public override string ToString() => Port is { } port ? $"{Host}:{port}" : Host;

    internal LdapConnectionOptions Apply(LdapConnectionOptions options) => options with
    {
        Host = Host,
        Port = Port,
        SocketPath = null,
        Servers = null,
        Security = Security ?? options.Security,
    };
}
