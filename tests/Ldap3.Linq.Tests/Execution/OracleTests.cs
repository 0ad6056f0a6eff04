using Ldap3.Specification.Oracle;

namespace Ldap3.Linq.Tests.Execution;

public sealed class OracleTests(EmbeddedDirectory directory, ITestOutputHelper output)
    : OracleSpecification<Thing>(directory, output), IClassFixture<EmbeddedDirectory>;
