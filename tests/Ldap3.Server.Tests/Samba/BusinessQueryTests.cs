using Ldap3.Specification;

namespace Ldap3.Server.Tests.Samba;

public sealed class BusinessQueryTests(CompanyDirectory directory)
    : BusinessQuerySpecification(directory), IClassFixture<CompanyDirectory>;
