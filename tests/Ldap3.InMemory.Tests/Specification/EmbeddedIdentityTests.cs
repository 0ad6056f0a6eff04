using Ldap3.Protocol.Authentication;
using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

public sealed class EmbeddedIdentityTests(EmbeddedDirectory directory)
    : IdentitySpecification(directory), IClassFixture<EmbeddedDirectory>
{
    protected override IReadOnlyList<PasswordHash> Hashes => Enum.GetValues<PasswordHash>();
}
