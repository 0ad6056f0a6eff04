using Ldap3.Protocol;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;
using Ldap3.Specification;

namespace Ldap3.Server.Tests.Ds389;

/// <summary>The sample company on the 389 Directory Server that <c>test.sh</c> started.</summary>
public sealed class CompanyDirectory : DirectoryFixture
{
    protected override LdapDataSource CreateSource(Strategy? strategy) =>
        new(Ds389Server.AdministratorOptions(), DistinguishedName.Parse(Ds389Server.BaseDn), strategy);
}
