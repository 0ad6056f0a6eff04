using Ldap3.Specification;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class ControlTests(CompanyDirectory directory)
    : ControlSpecification(directory), IClassFixture<CompanyDirectory>;
