using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedTransactionTests(EmbeddedDirectory directory)
    : TransactionSpecification(directory), IClassFixture<EmbeddedDirectory>;
