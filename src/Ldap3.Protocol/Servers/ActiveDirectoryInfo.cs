using System.Globalization;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Values;

namespace Ldap3.Protocol.Servers;

/// <summary>What a domain controller says of itself in its root DSE ([MS-ADTS] section 3.1.1.3.2). Immutable and thread safe.</summary>
public sealed class ActiveDirectoryInfo
{
    readonly SearchResultEntry _rootDse;

    internal ActiveDirectoryInfo(SearchResultEntry rootDse) => _rootDse = rootDse;

    /// <summary>The name of the domain's top, or null.</summary>
    public DistinguishedName? DefaultNamingContext => Name("defaultNamingContext");

    /// <summary>The name of the top of the forest's first domain, or null.</summary>
    public DistinguishedName? RootDomainNamingContext => Name("rootDomainNamingContext");

    /// <summary>The name of the forest's configuration, or null.</summary>
    public DistinguishedName? ConfigurationNamingContext => Name("configurationNamingContext");

    /// <summary>The name of the forest's schema, or null.</summary>
    public DistinguishedName? SchemaNamingContext => Name("schemaNamingContext");

    /// <summary>The name of the controller's settings entry, or null.</summary>
    public DistinguishedName? ServiceName => Name("dsServiceName");

    /// <summary>The name of the controller's entry in its site, or null.</summary>
    public DistinguishedName? ServerName => Name("serverName");

    /// <summary>The controller's name in DNS, or null.</summary>
    public string? DnsHostName => _rootDse.GetString("dnsHostName");

    /// <summary>The controller's name for Kerberos, or null.</summary>
    public string? LdapServiceName => _rootDse.GetString("ldapServiceName");

    /// <summary>The level at which the domain works: 7 is that of Windows Server 2016. Null when it is not said.</summary>
    public int? DomainFunctionality => (int?)Number("domainFunctionality");

    /// <summary>The level at which the forest works, or null.</summary>
    public int? ForestFunctionality => (int?)Number("forestFunctionality");

    /// <summary>The highest level at which the controller can work, or null.</summary>
    public int? ControllerFunctionality => (int?)Number("domainControllerFunctionality");

    /// <summary>The number of the last change made here, or null.</summary>
    public long? HighestCommittedUsn => Number("highestCommittedUSN");

    /// <summary>Whether the controller has caught up with the others.</summary>
    public bool IsSynchronized => Flag("isSynchronized");

    /// <summary>Whether the controller answers for the whole forest.</summary>
    public bool IsGlobalCatalogReady => Flag("isGlobalCatalogReady");

    /// <summary>The controller's clock when it answered, or null.</summary>
    public DateTimeOffset? CurrentTime
    {
        get
        {
            try
            {
                return _rootDse.GetString("currentTime") is { } text
                    && ValueConverters.GeneralizedTime.TryRead(System.Text.Encoding.UTF8.GetBytes(text), out var time) ? time : null;
            }
            catch (FormatException)
            {
                return null;
            }
        }
    }

    DistinguishedName? Name(string attribute) =>
        _rootDse.GetString(attribute) is { } text ? DistinguishedName.Verbatim(text) : null;

    long? Number(string attribute) =>
        long.TryParse(_rootDse.GetString(attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    bool Flag(string attribute) => string.Equals(_rootDse.GetString(attribute), "TRUE", StringComparison.OrdinalIgnoreCase);
}
