// Writes to a directory with a journal until it is killed, and says so after each write: "+ NUMBER VALUE" for an entry that is
// there with that description, "- NUMBER" for one that is gone.
using System.Globalization;
using Ldap3.InMemory;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;

if (args is not [var journal, var first])
{
    return 2;
}

const string Administrator = "cn=admin";
var directory = new InMemoryDirectory(new InMemoryDirectoryOptions
{
    Journal = journal, AdministratorDn = DistinguishedName.Parse(Administrator), AdministratorPassword = "secret",
});
using var connection = new LdapConnection(
    new LdapConnectionOptions { Credential = LdapCredential.Simple(Administrator, "secret"), AllowCleartextPassword = true },
    Strategy.MockSync(directory));
var output = Console.Out;
if (directory.Count == 0)
{
    directory.Add(new AddRequest(DistinguishedName.Parse("o=test"), new("objectClass", "organization"), new("o", "test")));
}

output.WriteLine("ready");
for (var i = int.Parse(first, CultureInfo.InvariantCulture); ; i++)
{
    var name = DistinguishedName.Parse($"cn={i},o=test");
    connection.Add(new AddRequest(name, new("objectClass", "device"), new("description", $"ä{i}"))).EnsureSuccess();
    output.WriteLine($"+ {i} ä{i}");
    if (i % 3 == 0)
    {
        connection.Modify(new ModifyRequest(
            name, new Modification(ModifyOperation.Replace, new LdapAttribute("description", $"again {i}")))).EnsureSuccess();
        output.WriteLine($"+ {i} again {i}");
    }

    if (i % 5 == 0)
    {
        connection.Delete(new DeleteRequest(name)).EnsureSuccess();
        output.WriteLine($"- {i}");
    }

    if (i % 100 == 0)
    {
        directory.CompactJournal();
    }
}
