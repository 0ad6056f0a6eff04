using Ldap3.Specification.AbstractLayer;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedAbstractWritingTests(EmbeddedDirectory directory)
    : WritingSpecification(directory), IClassFixture<EmbeddedDirectory>;
