using Ldap3.Specification;

namespace Ldap3.Server.Tests.Samba;

public sealed class QueryTests(CompanyDirectory directory)
    : QuerySpecification(directory), IClassFixture<CompanyDirectory>;
