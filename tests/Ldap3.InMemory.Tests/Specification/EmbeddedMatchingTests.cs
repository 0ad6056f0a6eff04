using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedMatchingTests(EmbeddedDirectory directory)
    : MatchingSpecification(directory), IClassFixture<EmbeddedDirectory>;
