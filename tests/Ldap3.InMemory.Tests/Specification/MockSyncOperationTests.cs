using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class MockSyncOperationTests(MockSyncDirectory directory)
    : OperationSpecification(directory), IClassFixture<MockSyncDirectory>;
