using Ldap3.Specification;

namespace Ldap3.Server.Tests.Ds389;

public sealed class QueryTests(CompanyDirectory directory)
    : QuerySpecification(directory), IClassFixture<CompanyDirectory>;
