using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedBulkTests(EmbeddedDirectory directory)
    : BulkSpecification(directory), IClassFixture<EmbeddedDirectory>;
