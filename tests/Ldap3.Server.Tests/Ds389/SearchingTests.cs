using Ldap3.Specification;

namespace Ldap3.Server.Tests.Ds389;

public sealed class SearchingTests(CompanyDirectory directory)
    : SearchingSpecification(directory), IClassFixture<CompanyDirectory>;
