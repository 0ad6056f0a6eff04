using Ldap3.Specification;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class ChangeTests(CompanyDirectory directory)
    : ChangeSpecification(directory), IClassFixture<CompanyDirectory>;
