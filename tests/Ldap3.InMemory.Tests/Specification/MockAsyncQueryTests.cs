using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class MockAsyncQueryTests(MockAsyncDirectory directory)
    : QuerySpecification(directory), IClassFixture<MockAsyncDirectory>;
