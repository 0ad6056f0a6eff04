using Ldap3.Protocol;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;

namespace Ldap3.InMemory.Tests.Strategies;

/// <summary>What would be changed becomes LDIF that says exactly that.</summary>
public sealed class LdifStrategyTests
{
    [Fact]
    public async Task Changes_are_written_with_their_controls_and_read_back_as_they_were()
    {
        var name = DistinguishedName.Parse("cn=Zoë,o=test");
        LdapRequest[] changes =
        [
            new AddRequest(name, new("objectClass", "person"), new("cn", "Zoë"), new("sn", " x")),
            ProxiedDirectory.Describe(1, "new"),
            new ModifyDnRequest(name, DistinguishedName.Parse("cn=z").Rdn!, true, ProxiedDirectory.Base),
            new DeleteRequest(name) { Controls = [new AssertionControl(Filter.Equal("sn", "x"))] },
        ];
        var text = new StringWriter();
        await using var connection = new LdapConnection(new LdapConnectionOptions(), Strategy.Ldif(text));

        Assert.True(connection.Add((AddRequest)changes[0]).Status);
        Assert.True((await connection.ModifyAsync((ModifyRequest)changes[1], TestContext.Current.CancellationToken)).Status);
        Assert.True(connection.ModifyDn((ModifyDnRequest)changes[2]).Status);
        Assert.True(connection.Delete((DeleteRequest)changes[3]).Status);

        var again = new StringWriter();
        var writer = new LdifWriter(again);
        foreach (var record in LdifReader.Read(new StringReader(text.ToString())))
        {
            writer.Write(record);
        }

        Assert.Equal(text.ToString(), again.ToString());
        Assert.Contains("changetype: modrdn", text.ToString(), StringComparison.Ordinal);
        Assert.Contains($"control: {AssertionControl.ControlOid} true", text.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("version: 1\n", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_form_in_LDIF_is_refused_and_why()
    {
        var text = new StringWriter();
        using var connection = new LdapConnection(new LdapConnectionOptions(), Strategy.Ldif(text));

        var refused = Assert.Throws<NotSupportedException>(() => connection.Search(ProxiedDirectory.Everybody));

        Assert.Contains("SearchRequest", refused.Message, StringComparison.Ordinal);
        Assert.Equal("", text.ToString());
    }
}
