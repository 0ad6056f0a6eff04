using Ldap3.Protocol;
using Ldap3.Specification;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class PasswordPolicyTests : PasswordPolicySpecification
{
    protected override LdapConnectionOptions Administrator => OpenLdapServer.AdministratorOptions();

    protected override bool SaysWhyUnusable => false;
}
