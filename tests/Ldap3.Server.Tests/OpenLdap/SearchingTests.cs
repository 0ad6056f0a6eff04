using Ldap3.Specification;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class SearchingTests(CompanyDirectory directory)
    : SearchingSpecification(directory), IClassFixture<CompanyDirectory>;
