using Ldap3.Specification;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class SpecialEntryTests(CompanyDirectory directory)
    : SpecialEntrySpecification(directory), IClassFixture<CompanyDirectory>;
