using Ldap3.Protocol.Authentication;
using Ldap3.Specification;

namespace Ldap3.Server.Tests.Ds389;

public sealed class IdentityTests(CompanyDirectory directory)
    : IdentitySpecification(directory), IClassFixture<CompanyDirectory>
{
    protected override IReadOnlyList<PasswordHash> Hashes => [.. Enum.GetValues<PasswordHash>().Where(hash => hash is < PasswordHash.ScramSha1)];
}
