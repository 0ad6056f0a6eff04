using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedBusinessQueryTests(EmbeddedDirectory directory)
    : BusinessQuerySpecification(directory), IClassFixture<EmbeddedDirectory>;
