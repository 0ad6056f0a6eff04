using System.Text;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;

namespace Ldap3.InMemory.Tests;

/// <summary>A directory is filled from what was kept of another.</summary>
public sealed class SeedTests
{
    [Fact]
    public void JSON_of_ldap3_fills_a_mock_in_any_order()
    {
        const string Json = """
            {
              "entries": [
                {
                  "dn": "cn=Zoë,ou=People,o=test",
                  "attributes": { "cn": ["Zoë"], "sn": "x", "objectClass": ["person"], "createTimestamp": "2020-01-01 00:00:00+00:00" },
                  "raw": {
                    "cn": ["Zoë"], "sn": ["x"], "objectClass": ["person"], "createTimestamp": ["20200101000000Z"],
                    "userPassword": [{ "encoded": "//8=", "encoding": "base64" }]
                  }
                },
                { "dn": "o=test", "attributes": { "o": ["test"], "objectClass": ["organization"] } },
                { "dn": "ou=People,o=test", "attributes": { "ou": ["People"], "objectClass": ["organizationalUnit"] } }
              ]
            }
            """;
        var directory = new InMemoryDirectory();

        Assert.Equal(3, directory.LoadJson(new MemoryStream(Encoding.UTF8.GetBytes(Json))));

        using var connection = new LdapConnection(new LdapConnectionOptions(), Strategy.MockSync(directory));
        var found = Assert.Single(connection.Search("o=test", "(sn=X)").EnsureSuccess().Entries);
        Assert.Equal(DistinguishedName.Parse("cn=Zoë,ou=People,o=test"), found.ObjectName);
    }

    [Fact]
    public void A_directory_is_carried_over_by_the_JSON_of_a_search()
    {
        var first = new InMemoryDirectory();
        first.Add(new AddRequest(DistinguishedName.Parse("o=test"), new("objectClass", "organization"), new("o", "test"), new("description", "a", "b")));
        using var source = new LdapConnection(new LdapConnectionOptions(), Strategy.MockSync(first));
        var json = source.Search("o=test", "(objectClass=*)", SearchScope.WholeSubtree, "*", "+").ToJson();

        var second = new InMemoryDirectory();
        second.LoadJson(new MemoryStream(Encoding.UTF8.GetBytes(json)));

        using var copy = new LdapConnection(new LdapConnectionOptions(), Strategy.MockSync(second));
        Assert.Equal(
            source.Search("o=test", "(objectClass=*)").ToLdif(), copy.Search("o=test", "(objectClass=*)").ToLdif());
    }
}
