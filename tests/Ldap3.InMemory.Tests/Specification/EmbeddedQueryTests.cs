using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedQueryTests(EmbeddedDirectory directory)
    : QuerySpecification(directory), IClassFixture<EmbeddedDirectory>;
