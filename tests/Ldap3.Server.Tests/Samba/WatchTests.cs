using Ldap3.Specification;

namespace Ldap3.Server.Tests.Samba;

public sealed class WatchTests(CompanyDirectory directory)
    : WatchSpecification(directory), IClassFixture<CompanyDirectory>;
