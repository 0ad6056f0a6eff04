using Ldap3.Specification;

namespace Ldap3.Server.Tests.Specification;

public sealed class OpenLdapOperationTests(OpenLdapDirectory directory)
    : OperationSpecification(directory), IClassFixture<OpenLdapDirectory>;
