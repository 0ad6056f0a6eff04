using Ldap3.Protocol;
using Ldap3.Protocol.Names;
using Ldap3.Specification;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class DynamicEntryTests : DynamicEntrySpecification
{
    protected override LdapConnectionOptions Administrator => OpenLdapServer.AdministratorOptions();

    protected override LdapConnectionOptions Anonymous => OpenLdapServer.Options();

    protected override DistinguishedName Place => DistinguishedName.Parse(OpenLdapServer.DynamicDn);
}
