using Ldap3.InMemory;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Tests.Reading;

/// <summary>A small company in an embedded directory, with a connection of its administrator.</summary>
public sealed class EmbeddedCompany : IAsyncDisposable
{
    const string Ldif =
        """
        dn: dc=test
        objectClass: dcObject
        objectClass: organization
        dc: test
        o: Test

        dn: ou=People,dc=test
        objectClass: organizationalUnit
        ou: People

        dn: uid=ada,ou=People,dc=test
        objectClass: inetOrgPerson
        uid: ada
        cn: Ada Lovelace
        sn: Lovelace
        mail: ada@test

        dn: uid=alan,ou=People,dc=test
        objectClass: inetOrgPerson
        uid: alan
        cn: Alan Turing
        sn: Turing
        """;

    readonly InMemoryServer _server;

    public EmbeddedCompany()
    {
        var directory = new InMemoryDirectory(new InMemoryDirectoryOptions
        {
            AdministratorDn = DistinguishedName.Parse("cn=admin,dc=test"), AdministratorPassword = "secret",
        });
        directory.LoadLdif(new StringReader(Ldif));
        _server = InMemoryServer.Start(directory);
        Connection = new LdapConnection(new LdapConnectionOptions
        {
            Host = "127.0.0.1",
            Port = _server.Port,
            Security = LdapSecurity.StartTls,
            Tls = new TlsOptions { TrustedAuthorities = [_server.CertificateAuthority] },
            Credential = LdapCredential.Simple("cn=admin,dc=test", "secret"),
        });
    }

    public LdapConnection Connection { get; }

    public DistinguishedName People { get; } = DistinguishedName.Parse("ou=People,dc=test");

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await _server.DisposeAsync();
    }
}
