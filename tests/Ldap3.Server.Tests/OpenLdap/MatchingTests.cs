using Ldap3.Specification;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class MatchingTests(CompanyDirectory directory)
    : MatchingSpecification(directory), IClassFixture<CompanyDirectory>;
