using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedSpecialEntryTests(EmbeddedDirectory directory)
    : SpecialEntrySpecification(directory), IClassFixture<EmbeddedDirectory>;
