using Ldap3.Specification.UnitOfWork;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedSavingTests(EmbeddedDirectory directory)
    : SavingSpecification(directory), IClassFixture<EmbeddedDirectory>;
