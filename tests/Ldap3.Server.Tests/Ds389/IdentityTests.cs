using Ldap3.Specification;

namespace Ldap3.Server.Tests.Ds389;

public sealed class IdentityTests(CompanyDirectory directory)
    : IdentitySpecification(directory), IClassFixture<CompanyDirectory>;
