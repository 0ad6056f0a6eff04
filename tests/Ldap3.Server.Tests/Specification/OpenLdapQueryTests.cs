using Ldap3.Specification;

namespace Ldap3.Server.Tests.Specification;

public sealed class OpenLdapQueryTests(OpenLdapDirectory directory)
    : QuerySpecification(directory), IClassFixture<OpenLdapDirectory>;
