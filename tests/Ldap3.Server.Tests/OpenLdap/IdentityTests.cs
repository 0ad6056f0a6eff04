using Ldap3.Specification;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class IdentityTests(CompanyDirectory directory)
    : IdentitySpecification(directory), IClassFixture<CompanyDirectory>;
