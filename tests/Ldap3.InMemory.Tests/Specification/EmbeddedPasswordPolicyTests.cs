using Ldap3.Protocol;
using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedPasswordPolicyTests(PolicyDirectory directory) : PasswordPolicySpecification, IClassFixture<PolicyDirectory>
{
    protected override LdapConnectionOptions Administrator => directory.Administrator;
}
