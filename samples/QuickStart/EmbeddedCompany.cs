using Ldap3.InMemory;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Names;

namespace QuickStart;

/// <summary>The company in memory, behind a loopback socket that any LDAP client can use while the program runs.</summary>
sealed class EmbeddedCompany : IAsyncDisposable
{
    const string BaseDn = "dc=example,dc=org";
    const string AdministratorDn = $"cn=admin,{BaseDn}";

    readonly InMemoryServer _server;
    readonly string _password = Guid.NewGuid().ToString("N");

    EmbeddedCompany(string ldifPath)
    {
        var directory = new InMemoryDirectory(new InMemoryDirectoryOptions
        {
            AdministratorDn = DistinguishedName.Parse(AdministratorDn),
            AdministratorPassword = _password,
        });
        using (var ldif = File.OpenText(ldifPath))
        {
            directory.LoadLdif(ldif);
        }

        _server = InMemoryServer.Start(directory);
    }

    public static EmbeddedCompany Start() => new(Path.Combine(AppContext.BaseDirectory, "Data", "company.ldif"));

    /// <summary>A data source for the server, protected by StartTLS with the certificate that the server made for itself.</summary>
    public LdapDataSource CreateDataSource() => LdapDataSource.Create($"{_server.Url}/{BaseDn}", options => options with
    {
        Security = LdapSecurity.StartTls,
        Tls = new TlsOptions { TrustedAuthorities = [_server.CertificateAuthority] },
        Credential = LdapCredential.Simple(AdministratorDn, _password),
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
