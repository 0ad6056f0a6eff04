using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedIdentityTests(EmbeddedDirectory directory)
    : IdentitySpecification(directory), IClassFixture<EmbeddedDirectory>;
