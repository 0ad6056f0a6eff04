using Ldap3.Specification;

namespace Ldap3.Server.Tests.Ds389;

public sealed class BulkTests(CompanyDirectory directory)
    : BulkSpecification(directory), IClassFixture<CompanyDirectory>;
