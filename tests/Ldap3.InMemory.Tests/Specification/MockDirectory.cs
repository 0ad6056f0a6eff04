using Ldap3.InMemory.Tests.Tools;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;
using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

/// <summary>The sample company in this process, without a socket.</summary>
public abstract class MockDirectory : DirectoryFixture
{
    readonly InMemoryDirectory _directory = EmbeddedDirectory.LoadCompany();

    protected override LdapDataSource CreateSource(Strategy? strategy) => new(
        new LdapConnectionOptions { Credential = LdapCredential.Simple(ClientTools.Administrator, "secret") },
        DistinguishedName.Parse(ClientTools.Base),
        Mock(_directory));

    protected abstract Strategy Mock(InMemoryDirectory directory);
}
