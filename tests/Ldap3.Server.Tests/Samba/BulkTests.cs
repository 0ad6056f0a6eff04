using Ldap3.Specification;

namespace Ldap3.Server.Tests.Samba;

public sealed class BulkTests(CompanyDirectory directory)
    : BulkSpecification(directory), IClassFixture<CompanyDirectory>;
