using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedStrategyTests(EmbeddedDirectory directory)
    : StrategySpecification(directory), IClassFixture<EmbeddedDirectory>;
