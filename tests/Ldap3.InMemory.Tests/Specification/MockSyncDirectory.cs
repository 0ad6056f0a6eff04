using Ldap3.Protocol.Strategies;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class MockSyncDirectory : MockDirectory
{
    protected override Strategy Mock(InMemoryDirectory directory) => Strategy.MockSync(directory);
}
