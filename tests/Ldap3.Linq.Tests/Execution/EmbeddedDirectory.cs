using Ldap3.InMemory;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;
using Ldap3.Specification;

namespace Ldap3.Linq.Tests.Execution;

/// <summary>An embedded directory with a sandbox and nothing else, on a server of its own.</summary>
public sealed class EmbeddedDirectory : DirectoryFixture
{
    static readonly DistinguishedName Base = DistinguishedName.Parse("dc=oracle");

    readonly InMemoryServer _server = Start();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _server.DisposeAsync();
    }

    protected override LdapDataSource CreateSource(Strategy? strategy) => new(
        new LdapConnectionOptions
        {
            Host = "127.0.0.1",
            Port = _server.Port,
            Credential = LdapCredential.Simple("cn=admin,dc=oracle", "secret"),
            AllowCleartextPassword = true,
        },
        Base,
        strategy);

    static InMemoryServer Start()
    {
        var directory = new InMemoryDirectory(new InMemoryDirectoryOptions
        {
            Suffixes = [Base],
            AdministratorDn = DistinguishedName.Parse("cn=admin,dc=oracle"),
            AdministratorPassword = "secret",
        });
        directory.LoadLdif(new StringReader(
            "dn: dc=oracle\nobjectClass: domain\ndc: oracle\n\ndn: ou=Sandbox,dc=oracle\nobjectClass: organizationalUnit\nou: Sandbox\n"));
        return InMemoryServer.Start(directory);
    }
}
