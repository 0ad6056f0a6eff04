using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class MockSyncQueryTests(MockSyncDirectory directory)
    : QuerySpecification(directory), IClassFixture<MockSyncDirectory>;
