using Ldap3.Specification.Oracle;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class OracleTests(CompanyDirectory directory, ITestOutputHelper output)
    : OracleSpecification<Thing>(directory, output), IClassFixture<CompanyDirectory>;
