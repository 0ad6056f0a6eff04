using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedSearchingTests(EmbeddedDirectory directory)
    : SearchingSpecification(directory), IClassFixture<EmbeddedDirectory>;
