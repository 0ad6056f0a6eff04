using Ldap3.Specification.UnitOfWork;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedConcurrencyTests(EmbeddedDirectory directory)
    : ConcurrencySpecification(directory), IClassFixture<EmbeddedDirectory>;
