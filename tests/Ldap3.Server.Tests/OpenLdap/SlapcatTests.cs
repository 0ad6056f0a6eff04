using Ldap3.Protocol;
using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using static Ldap3.Server.Tests.OpenLdapServer;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class SlapcatTests
{
    const string Slapcat = "/usr/sbin/slapcat";

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_slapcat_writes_is_read_as_what_a_search_finds()
    {
        var root = $"ou=Rooms,{BaseDn}";
        var configuration = Path.Combine(Path.GetDirectoryName(SocketPath)!, "slapd.conf");
        Assert.SkipUnless(File.Exists(Slapcat), "There is no slapcat here");

        // Not -s with the name: the slapcat of OpenLDAP 2.5.13 aborts then.
        var printed = await LdapTool.RunAsync(Slapcat, "-f", configuration, "-b", BaseDn, "-a", "(ou:dn:=Rooms)");
        Assert.True(printed.ExitCode == 0, printed.Error);

        var records = LdifReader.Parse(printed.Output).Cast<LdifContentRecord>().ToArray();
        await using var connection = new LdapConnection(AdministratorOptions());
        var found = await connection.SearchAsync(
            new SearchRequest { BaseObject = DistinguishedName.Parse(root), Attributes = ["*", "+"] }, CancellationToken);

        Assert.Equal(found.EnsureSuccess().Entries.Count, records.Length);
        Assert.True(records.Length > 1);
        foreach (var record in records)
        {
            var entry = found.Entries.Single(entry => entry.ObjectName == record.Dn);
            Assert.All(record.Attributes, attribute =>
                Assert.Equal(attribute.Values, entry.Find(attribute.Description.ToString())!.Values));
        }
    }
}
