using Ldap3.Specification;

namespace Ldap3.Server.Tests.Specification;

public sealed class OpenLdapIdentityTests(OpenLdapDirectory directory)
    : IdentitySpecification(directory), IClassFixture<OpenLdapDirectory>;
