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

        var outcome = await connection.ModifyDnAsync(
            new ModifyDnRequest(name, renamed.Rdn!, DeleteOldRdn: directory.KeepsOneName), CancellationToken);
        outcome.EnsureSuccess();
        Assert.Equal(
            directory.KeepsOneName ? ["after"] : ["after", "before"],
            (await ReadAsync(connection, renamed))!.GetStrings("cn").Order(StringComparer.Ordinal));

        (await connection.ModifyDnAsync(new ModifyDnRequest(renamed, name.Rdn!), CancellationToken)).EnsureSuccess();
        Assert.Equal(["before"], (await ReadAsync(connection, name))!.GetStrings("cn"));
        await connection.DeleteAsync(new DeleteRequest(name), CancellationToken);
    }

    [Fact]
    public async Task An_addition_below_nothing_is_refused_with_what_is_there()
    {
        var outcome = await AddPersonAsync(directory.Source.BaseDn.Child("ou", "Nowhere").Child("cn", "x"));

        Assert.Equal(ResultCode.NoSuchObject, outcome.Result.ResultCode);
        Assert.Equal(
            directory.SaysWhatMatched ? directory.Source.BaseDn : DistinguishedName.Empty,
            DistinguishedName.Parse(outcome.Result.MatchedDn));
    }

    [Fact]
    public async Task An_addition_of_what_is_there_is_refused()
    {
        var outcome = await AddPersonAsync(directory.PersonName("mhamilton"));

        Assert.Equal(ResultCode.EntryAlreadyExists, outcome.Result.ResultCode);
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
        Assert.Equal("sn", info.Schema!.FindAttributeType("2.5.4.4")!.Name);
        Assert.Equal(directory.NamesAttributesOnce ? null : "sn", info.Schema.FindAttributeType("surname")?.Name);
    }

    async Task<OperationOutcome> AddPersonAsync(DistinguishedName name)
    {
        var connection = await directory.Source.GetConnectionAsync(CancellationToken);
        var commonName = name.Rdn!.Parts[0] is { Type: "cn", Value: var value } ? value.ToString() : "x";
        return await connection.AddAsync(
            new AddRequest(name, new("objectClass", "inetOrgPerson"), new("uid", "mhamilton"), new("cn", commonName), new("sn", "x")),
            CancellationToken);
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
