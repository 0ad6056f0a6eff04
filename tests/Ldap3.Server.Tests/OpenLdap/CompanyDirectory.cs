using Ldap3.Protocol;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;
using Ldap3.Specification;

namespace Ldap3.Server.Tests.OpenLdap;

/// <summary>The sample company on the OpenLDAP server that <c>test.sh</c> started.</summary>
public sealed class CompanyDirectory : DirectoryFixture
{
    protected override LdapDataSource CreateSource(Strategy? strategy) =>
        new(OpenLdapServer.AdministratorOptions(), DistinguishedName.Parse(OpenLdapServer.BaseDn), strategy);
}
