using Ldap3.Specification;

namespace Ldap3.Server.Tests.Ds389;

public sealed class OperationTests(CompanyDirectory directory)
    : OperationSpecification(directory), IClassFixture<CompanyDirectory>;
