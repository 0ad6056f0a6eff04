using System.Globalization;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.ActiveDirectory;

/// <summary>What the root DSE of Active Directory says besides ([MS-ADTS] section 3.1.1.3.2).</summary>
static class DomainRootDse
{
    // LDAP_CAP_ACTIVE_DIRECTORY_OID and those of its versions up to Windows Server 2012 R2.
    static readonly string[] Capabilities =
    [
        "1.2.840.113556.1.4.800", "1.2.840.113556.1.4.1670", "1.2.840.113556.1.4.1791", "1.2.840.113556.1.4.1935",
        "1.2.840.113556.1.4.2080", "1.2.840.113556.1.4.2237",
    ];

    // Windows Server 2016
    const string Level = "7";

    public static IReadOnlyList<LdapAttribute> Attributes(ActiveDirectoryOptions domain, DirectoryTree tree, TimeProvider clock)
    {
        var host = $"dc1.{domain.DnsName}";
        var configuration = $"CN=Configuration,{domain.DomainDn}";
        var server = $"CN=DC1,CN=Servers,CN=Default-First-Site-Name,CN=Sites,{configuration}";
        return
        [
            new("defaultNamingContext", domain.DomainDn.ToString()),
            new("rootDomainNamingContext", domain.DomainDn.ToString()),
            new("configurationNamingContext", configuration),
            new("schemaNamingContext", $"CN=Schema,{configuration}"),
            new("dsServiceName", $"CN=NTDS Settings,{server}"),
            new("serverName", server),
            new("dnsHostName", host),
            new("ldapServiceName", $"{domain.DnsName}:dc1$@{domain.DnsName.ToUpperInvariant()}"),
            new("supportedCapabilities", [.. Capabilities.Select(oid => (Protocol.Ber.OctetString)oid)]),
            new("domainFunctionality", Level),
            new("forestFunctionality", Level),
            new("domainControllerFunctionality", Level),
            new("highestCommittedUSN", tree.Stamp.Number.ToString(CultureInfo.InvariantCulture)),
            new("currentTime", clock.GetUtcNow().ToString("yyyyMMddHHmmss'.0Z'", CultureInfo.InvariantCulture)),
            new("isSynchronized", "TRUE"),
            new("isGlobalCatalogReady", "TRUE"),
        ];
    }
}
