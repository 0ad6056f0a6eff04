using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedControlTests(EmbeddedDirectory directory)
    : ControlSpecification(directory), IClassFixture<EmbeddedDirectory>;
