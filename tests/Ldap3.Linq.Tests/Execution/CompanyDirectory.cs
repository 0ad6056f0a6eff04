using System.Globalization;
using System.Text;
using Ldap3.InMemory;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tests.Execution;

/// <summary>A company of 30 on a server of its own.</summary>
public sealed class CompanyDirectory : IAsyncDisposable
{
    readonly InMemoryServer _server;

    public CompanyDirectory()
        : this(sizeLimit: 0)
    {
    }

    internal CompanyDirectory(int sizeLimit, int people = 30)
    {
        Directory = new InMemoryDirectory(new InMemoryDirectoryOptions
        {
            Suffixes = [DistinguishedName.Parse("dc=example,dc=org")],
            AdministratorDn = DistinguishedName.Parse("cn=admin,dc=example,dc=org"),
            AdministratorPassword = "secret",
            SizeLimit = sizeLimit,
        });
        Directory.LoadLdif(new StringReader(Ldif(people)));
        _server = InMemoryServer.Start(Directory);
        Source = LdapDataSource.Create(Url, options => options with
        {
            Credential = LdapCredential.Simple("cn=admin,dc=example,dc=org", "secret"),
            AllowCleartextPassword = true,
        });
    }

    public InMemoryDirectory Directory { get; }

    public LdapDataSource Source { get; }

    public string Url => $"{_server.Url}/dc=example,dc=org";

    public Company Open(int pageSize = 7) => new(new LdapContextOptions<Company> { DataSource = Source, PageSize = pageSize });

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _server.DisposeAsync();
    }

    static string Ldif(int people)
    {
        var text = new StringBuilder(
            """
            dn: dc=example,dc=org
            objectClass: domain
            dc: example

            dn: ou=People,dc=example,dc=org
            objectClass: organizationalUnit
            ou: People

            dn: ou=Groups,dc=example,dc=org
            objectClass: organizationalUnit
            ou: Groups


            """);
        for (var i = 0; i < people; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"dn: uid=u{i:00},ou=People,dc=example,dc=org")
                .AppendLine("objectClass: inetOrgPerson")
                .AppendLine(CultureInfo.InvariantCulture, $"uid: u{i:00}")
                .AppendLine(CultureInfo.InvariantCulture, $"cn: User {i:00}")
                .AppendLine(CultureInfo.InvariantCulture, $"sn: {(char)('A' + (i % 5))}son")
                .AppendLine(CultureInfo.InvariantCulture, $"employeeNumber: {i}");
            if (i % 3 == 0)
            {
                text.AppendLine("title: Engineer");
            }

            for (var m = 0; m < i % 3; m++)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"mail: u{i:00}.{m}@example.org");
            }

            if (i > 0)
            {
                text.AppendLine("manager: uid=u00,ou=People,dc=example,dc=org");
            }

            text.AppendLine();
        }

        return text.AppendLine("dn: cn=engineers,ou=Groups,dc=example,dc=org")
            .AppendLine("objectClass: groupOfNames")
            .AppendLine("cn: engineers")
            .AppendLine("member: uid=u00,ou=People,dc=example,dc=org")
            .AppendLine("member: uid=u03,ou=People,dc=example,dc=org")
            .ToString();
    }
}
