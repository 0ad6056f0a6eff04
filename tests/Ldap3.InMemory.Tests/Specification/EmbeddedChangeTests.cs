using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedChangeTests(EmbeddedDirectory directory)
    : ChangeSpecification(directory), IClassFixture<EmbeddedDirectory>;
