using Ldap3.InMemory.Tests.Tools;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Names;
using Ldap3.Specification;

namespace Ldap3.InMemory.Tests.Specification;

/// <summary>The sample company in memory.</summary>
public sealed class EmbeddedDirectory : DirectoryFixture
{
    readonly InMemoryServer _server;

    public EmbeddedDirectory()
    {
        var directory = new InMemoryDirectory(new InMemoryDirectoryOptions
        {
            AdministratorDn = DistinguishedName.Parse(ClientTools.Administrator), AdministratorPassword = "secret",
        });
        using var company = File.OpenText(Path.Combine(AppContext.BaseDirectory, "company.ldif"));
        directory.LoadLdif(company);
        _server = InMemoryServer.Start(directory);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _server.DisposeAsync();
    }

    protected override LdapDataSource CreateSource() => LdapDataSource.Create($"{_server.Url}/{ClientTools.Base}", options => options with
    {
        Security = LdapSecurity.StartTls,
        Tls = new TlsOptions { TrustedAuthorities = [_server.CertificateAuthority] },
        Credential = LdapCredential.Simple(ClientTools.Administrator, "secret"),
    });
}
