using Ldap3.Specification;

namespace Ldap3.Server.Tests.Samba;

public sealed class OperationTests(CompanyDirectory directory)
    : OperationSpecification(directory), IClassFixture<CompanyDirectory>;
