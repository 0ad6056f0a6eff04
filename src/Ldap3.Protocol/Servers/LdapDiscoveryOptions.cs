using System.Net;

namespace Ldap3.Protocol.Servers;

/// <summary>Which service records of a domain name its directory servers. Immutable; <c>with</c> makes variants.</summary>
public sealed record LdapDiscoveryOptions
{
    /// <summary>Whether to ask for the servers of LDAP over TLS, <c>_ldaps._tcp</c>. False by default.</summary>
    public bool UsesTls { get; init; }

    /// <summary>Whether to ask for the domain controllers of Active Directory, <c>_ldap._tcp.dc._msdcs</c>. False by default.</summary>
    public bool DomainControllers { get; init; }

    /// <summary>The site of Active Directory whose servers are preferred, or null, the default; the domain's are the fallback.</summary>
    public string? Site { get; init; }

    /// <summary>The name servers to ask. Empty by default: those that the system asks.</summary>
    public IReadOnlyList<IPEndPoint> NameServers { get; init; } = [];

    /// <summary>How long to wait for a name server. 5 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    internal IEnumerable<string> NamesFor(string domain)
    {
        var service = UsesTls ? "_ldaps._tcp" : "_ldap._tcp";
        var area = DomainControllers ? $"dc._msdcs.{domain}" : domain;
        if (Site is not null)
        {
            yield return $"{service}.{Site}._sites.{area}";
        }

        yield return $"{service}.{area}";
    }
}
