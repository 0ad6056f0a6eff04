using Ldap3.Protocol.Strategies;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class MockAsyncDirectory : MockDirectory
{
    protected override Strategy Mock(InMemoryDirectory directory) => Strategy.MockAsync(directory);
}
