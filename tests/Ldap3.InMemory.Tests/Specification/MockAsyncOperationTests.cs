using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class MockAsyncOperationTests(MockAsyncDirectory directory)
    : OperationSpecification(directory), IClassFixture<MockAsyncDirectory>;
