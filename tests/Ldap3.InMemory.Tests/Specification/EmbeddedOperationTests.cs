using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedOperationTests(EmbeddedDirectory directory)
    : OperationSpecification(directory), IClassFixture<EmbeddedDirectory>;
