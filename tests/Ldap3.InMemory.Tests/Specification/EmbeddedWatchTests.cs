using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedWatchTests(EmbeddedDirectory directory)
    : WatchSpecification(directory), IClassFixture<EmbeddedDirectory>;
