using Ldap3.InMemory.Tests.Tools;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;
using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

/// <summary>The sample company in memory.</summary>
public sealed class EmbeddedDirectory : DirectoryFixture
{
    readonly InMemoryServer _server;

    public EmbeddedDirectory()
    {
        _server = InMemoryServer.Start(LoadCompany());
    }

    internal static InMemoryDirectory LoadCompany()
    {
        var directory = new InMemoryDirectory(new InMemoryDirectoryOptions
        {
            AdministratorDn = DistinguishedName.Parse(ClientTools.Administrator), AdministratorPassword = "secret",
        });
        using var company = File.OpenText(Path.Combine(AppContext.BaseDirectory, "company.ldif"));
        directory.LoadLdif(company);
        return directory;
    }

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
            Security = LdapSecurity.StartTls,
            Tls = new TlsOptions { TrustedAuthorities = [_server.CertificateAuthority] },
            Credential = LdapCredential.Simple(ClientTools.Administrator, "secret"),
        },
        DistinguishedName.Parse(ClientTools.Base),
        strategy);
}
