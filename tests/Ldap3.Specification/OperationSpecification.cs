using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification;

/// <summary>The operations of RFC 4511 as every directory has to do them.</summary>
public abstract class OperationSpecification(DirectoryFixture directory)
{
    DistinguishedName Sandbox => directory.Source.BaseDn.Child("ou", "Sandbox");

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_lives_from_addition_to_deletion()
    {
        var connection = await directory.Source.GetConnectionAsync(CancellationToken);
        var name = Sandbox.Child("cn", "Life, of \"one\" + more");
        await connection.DeleteAsync(new DeleteRequest(name), CancellationToken);

        (await connection.AddAsync(
            new AddRequest(name, new("objectClass", "device"), new("cn", "Life, of \"one\" + more"), new("description", "a", "b")),
            CancellationToken)).EnsureSuccess();
        (await connection.ModifyAsync(
            new ModifyRequest(
                name,
                new Modification(ModifyOperation.Add, new("description", "c")),
                new Modification(ModifyOperation.Delete, new("description", "A")),
                new Modification(ModifyOperation.Replace, new("serialNumber", "1"))),
            CancellationToken)).EnsureSuccess();
        var entry = await ReadAsync(connection, name);

        Assert.Equal(name, entry!.ObjectName);
        Assert.Equal(["b", "c"], entry.GetStrings("description").Order(StringComparer.Ordinal));
        Assert.Equal("1", entry.GetString("SERIALNUMBER"));
        Assert.True((await connection.CompareAsync(new CompareRequest(name, "description", "B"), CancellationToken)).Matched);
        Assert.False((await connection.CompareAsync(new CompareRequest(name, "description", "x"), CancellationToken)).Matched);
        (await connection.DeleteAsync(new DeleteRequest(name), CancellationToken)).EnsureSuccess();
        Assert.Null(await ReadAsync(connection, name));
    }

    [Fact]
    public async Task A_modification_is_done_whole_or_not_at_all()
    {
        var connection = await directory.Source.GetConnectionAsync(CancellationToken);
        var name = await DeviceAsync(connection, "whole");

        var outcome = await connection.ModifyAsync(
            new ModifyRequest(
                name,
                new Modification(ModifyOperation.Add, new("description", "first")),
                new Modification(ModifyOperation.Delete, new("serialNumber", "nobody has this"))),
            CancellationToken);

        Assert.Equal(ResultCode.NoSuchAttribute, outcome.Result.ResultCode);
        Assert.Null((await ReadAsync(connection, name))!.GetString("description"));
        await connection.DeleteAsync(new DeleteRequest(name), CancellationToken);
    }

    [Fact]
    public async Task Renaming_keeps_or_drops_the_old_value_as_told()
    {
        var connection = await directory.Source.GetConnectionAsync(CancellationToken);
        var name = await DeviceAsync(connection, "before");
        var renamed = Sandbox.Child("cn", "after");
        await connection.DeleteAsync(new DeleteRequest(renamed), CancellationToken);

        (await connection.ModifyDnAsync(new ModifyDnRequest(name, renamed.Rdn!, DeleteOldRdn: false), CancellationToken)).EnsureSuccess();
        Assert.Equal(["after", "before"], (await ReadAsync(connection, renamed))!.GetStrings("cn").Order(StringComparer.Ordinal));

        (await connection.ModifyDnAsync(new ModifyDnRequest(renamed, name.Rdn!), CancellationToken)).EnsureSuccess();
        Assert.Equal(["before"], (await ReadAsync(connection, name))!.GetStrings("cn"));
        await connection.DeleteAsync(new DeleteRequest(name), CancellationToken);
    }

    [Theory]
    [InlineData("cn=x,ou=Nowhere", ResultCode.NoSuchObject)]
    [InlineData("uid=mhamilton,ou=People", ResultCode.EntryAlreadyExists)]
    public async Task An_addition_in_the_wrong_place_is_refused(string name, ResultCode expected)
    {
        var connection = await directory.Source.GetConnectionAsync(CancellationToken);

        var outcome = await connection.AddAsync(
            new AddRequest(
                DistinguishedName.Parse(name).Below(directory.Source.BaseDn),
                new("objectClass", "inetOrgPerson"), new("uid", "mhamilton"), new("cn", "x"), new("sn", "x")),
            CancellationToken);

        Assert.Equal(expected, outcome.Result.ResultCode);
        if (expected == ResultCode.NoSuchObject)
        {
            Assert.Equal(directory.Source.BaseDn, DistinguishedName.Parse(outcome.Result.MatchedDn));
        }
    }

    [Fact]
    public async Task An_entry_with_children_is_not_deleted()
    {
        var connection = await directory.Source.GetConnectionAsync(CancellationToken);

        var outcome = await connection.DeleteAsync(
            new DeleteRequest(directory.Source.BaseDn.Child("ou", "People")), CancellationToken);

        Assert.Equal(ResultCode.NotAllowedOnNonLeaf, outcome.Result.ResultCode);
        var e = Assert.Throws<LdapOperationException>(() => { outcome.EnsureSuccess(); });
        Assert.Contains("ou=People", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_says_what_it_can_do_and_what_its_schema_is()
    {
        var info = await directory.Source.GetDirectoryInfoAsync(CancellationToken);

        Assert.Contains(directory.Source.BaseDn, info.NamingContexts);
        Assert.True(info.HasControl(Protocol.Controls.PagedResultsControl.ControlOid));
        Assert.Equal("sn", info.Schema!.FindAttributeType("surname")!.Name);
    }

    async Task<DistinguishedName> DeviceAsync(LdapConnection connection, string commonName)
    {
        var name = Sandbox.Child("cn", commonName);
        await connection.DeleteAsync(new DeleteRequest(name), CancellationToken);
        (await connection.AddAsync(
            new AddRequest(name, new("objectClass", "device"), new("cn", commonName)), CancellationToken)).EnsureSuccess();
        return name;
    }

    static async Task<SearchResultEntry?> ReadAsync(LdapConnection connection, DistinguishedName name)
    {
        var outcome = await connection.SearchAsync(
            new SearchRequest { BaseObject = name, Scope = SearchScope.BaseObject }, CancellationToken);
        return outcome.Result.ResultCode == ResultCode.NoSuchObject ? null : Assert.Single(outcome.EnsureSuccess().Entries);
    }
}
