using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.ActiveDirectory;

/// <summary>Finds accounts by the names that Active Directory takes in simple binds ([MS-ADTS] section 5.1.1.1.1).</summary>
static class DomainAccounts
{
    /// <summary>The entry of <c>user@domain</c> or <c>DOMAIN\user</c>; null when there is none, or several.</summary>
    public static DistinguishedName? Find(InMemoryDirectory directory, ActiveDirectoryOptions domain, string name)
    {
        if (name.Split('\\') is [var netBiosName, var account])
        {
            return netBiosName.Equals(domain.NetBiosName, StringComparison.OrdinalIgnoreCase)
                ? FindOne(directory, domain, Filter.Equal("sAMAccountName", account))
                : null;
        }

        var filter = Filter.Equal("userPrincipalName", name);
        return FindOne(directory, domain, filter)
            ?? (name.Split('@') is [var user, var suffix] && suffix.Equals(domain.DnsName, StringComparison.OrdinalIgnoreCase)
                ? FindOne(directory, domain, Filter.Equal("sAMAccountName", user))
                : null);
    }

    static DistinguishedName? FindOne(InMemoryDirectory directory, ActiveDirectoryOptions domain, Filter filter)
    {
        var found = directory.CreateSession().AsAdministrator()
            .Execute(new SearchRequest
            {
                BaseObject = domain.DomainDn, Filter = filter, Attributes = [SearchRequest.NoAttributes], SizeLimit = 2,
            })
            .OfType<SearchResultEntry>()
            .ToArray();
        return found is [var only] ? only.ObjectName : null;
    }
}
