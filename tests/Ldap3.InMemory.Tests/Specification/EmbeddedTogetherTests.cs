using Ldap3.Specification.UnitOfWork;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedTogetherTests(EmbeddedDirectory directory)
    : TogetherSpecification(directory), IClassFixture<EmbeddedDirectory>;
