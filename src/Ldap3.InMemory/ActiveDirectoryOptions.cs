using Ldap3.Protocol.Names;
using Ldap3.Protocol.Values;

namespace Ldap3.InMemory;

/// <summary>The domain that a directory in memory plays, when it is to be like Active Directory. Immutable.</summary>
public sealed record ActiveDirectoryOptions
{
    /// <summary>The top of the domain, such as <c>dc=example,dc=org</c>, whose entry has to be added like any other.</summary>
    public required DistinguishedName DomainDn { get; init; }

    /// <summary>The domain's name before Windows 2000, as in <c>EXAMPLE\ada</c>. By default the first part of the name, in capitals.</summary>
    public string NetBiosName
    {
        get => field ?? DomainDn.Rdn?.Parts[0].Value.ToString().ToUpperInvariant() ?? "";
        init;
    }

    /// <summary>The security identifier that those of accounts begin with.</summary>
    public Sid DomainSid { get; init; } = Sid.Parse("S-1-5-21-1004336348-1177238915-682003330");

    /// <summary>How many values of an attribute come at once; clients ask for the rest by <c>member;range=1500-*</c>. 1500 by default.</summary>
    public int RangeLimit { get; init; } = 1500;

    /// <summary>The domain's name in DNS, such as <c>example.org</c>.</summary>
    public string DnsName => string.Join(
        '.',
        DomainDn.Rdns.SelectMany(rdn => rdn.Parts)
            .Where(part => part.Type.Equals("dc", StringComparison.OrdinalIgnoreCase))
            .Select(part => part.Value.ToString()));
}
