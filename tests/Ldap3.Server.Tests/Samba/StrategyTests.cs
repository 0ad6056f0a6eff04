using Ldap3.Specification;

namespace Ldap3.Server.Tests.Samba;

public sealed class StrategyTests(CompanyDirectory directory)
    : StrategySpecification(directory), IClassFixture<CompanyDirectory>;
