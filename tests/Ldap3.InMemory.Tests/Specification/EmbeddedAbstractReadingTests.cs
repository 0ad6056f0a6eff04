using Ldap3.Specification.AbstractLayer;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedAbstractReadingTests(EmbeddedDirectory directory)
    : ReadingSpecification(directory), IClassFixture<EmbeddedDirectory>;
