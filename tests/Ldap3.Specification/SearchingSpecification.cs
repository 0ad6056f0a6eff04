using Ldap3.Protocol;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Urls;

namespace Ldap3.Specification;

/// <summary>What searches are mostly for: an entry, one of many, how many, which parts of it.</summary>
public abstract class SearchingSpecification(DirectoryFixture directory)
{
    DistinguishedName Sandbox => directory.Source.BaseDn.Child("ou", "Sandbox");

    DistinguishedName People => directory.Source.BaseDn.Child("ou", "People");

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_entry_is_found_by_its_name_or_there_is_none(bool raiseExceptions)
    {
        await using var connection = new LdapConnection(directory.Source.Options with { RaiseExceptions = raiseExceptions });
        var ada = People.Child("uid", "ghopper");
        var nobody = People.Child("uid", "nobody");

        Assert.Equal("ghopper", connection.Find(ada)?.GetString("uid"));
        Assert.Equal(["uid"], (await connection.FindAsync(ada, ["uid"], CancellationToken))?.Attributes.Select(a => a.Description.ToString()) ?? []);
        Assert.Null(connection.Find(nobody));
        Assert.Null(await connection.FindAsync(nobody, cancellationToken: CancellationToken));
        Assert.True(connection.Exists(ada));
        Assert.True(await connection.ExistsAsync(ada, CancellationToken));
        Assert.False(connection.Exists(nobody));
        Assert.False(await connection.ExistsAsync(nobody, CancellationToken));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_of_many_is_taken_and_the_only_one_is_told_from_one_of_many(bool raiseExceptions)
    {
        await using var connection = new LdapConnection(directory.Source.Options with { RaiseExceptions = raiseExceptions });
        var many = Persons(Filter.Present("uid"));
        var one = Persons(Filter.Equal("uid", "ghopper"));
        var none = Persons(Filter.Equal("uid", "nobody"));

        Assert.NotNull(connection.FindFirst(many));
        Assert.NotNull(await connection.FindFirstAsync(many, CancellationToken));
        Assert.Null(await connection.FindFirstAsync(none, CancellationToken));
        Assert.Equal("ghopper", connection.FindSingle(one)?.GetString("uid"));
        Assert.Equal("ghopper", (await connection.FindSingleAsync(one, CancellationToken))?.GetString("uid"));
        Assert.Null(connection.FindSingle(none));
        Assert.Throws<LdapException>(() => connection.FindSingle(many));
        var failure = await Assert.ThrowsAsync<LdapException>(() => connection.FindSingleAsync(many, CancellationToken));
        Assert.Contains("(uid=*)", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LdapOperationException>(() => connection.FindFirstAsync(
            one with { BaseObject = Sandbox.Child("ou", "nowhere") }, CancellationToken));
    }

    [Fact]
    public async Task Entries_are_counted_by_their_names()
    {
        var connection = await directory.Source.GetConnectionAsync(CancellationToken);
        var everybody = Persons(Filter.Present("uid"));
        var expected = connection.Search(everybody).EnsureSuccess().Entries.Count;

        Assert.True(expected > 3);
        Assert.Equal(expected, connection.Count(everybody));
        Assert.Equal(expected, connection.Count(everybody, pageSize: 3));
        Assert.Equal(expected, await connection.CountAsync(everybody, cancellationToken: CancellationToken));
    }

    [Fact]
    public async Task A_url_is_a_search()
    {
        var connection = await directory.Source.GetConnectionAsync(CancellationToken);
        var url = LdapUrl.Parse($"ldap:///{People}?uid,sn?one?(uid=ghopper)");

        var outcome = await connection.SearchAsync(url, CancellationToken);

        Assert.Equal(2, Assert.Single(outcome.EnsureSuccess().Entries).AttributeCount);
        Assert.Single(connection.Search(url).EnsureSuccess().Entries);
    }

    [Fact]
    public async Task Attributes_are_selected_with_their_options()
    {
        var connection = await directory.Source.GetConnectionAsync(CancellationToken);
        var name = Sandbox.Child("cn", $"{Guid.NewGuid():N}");
        (await connection.AddAsync(
            new AddRequest(
                name,
                new("objectClass", "device"),
                new("cn", name.Rdn!.Parts[0].Value),
                new("description", "colour"),
                new("description;lang-de", "Farbe"),
                new("description;lang-de-at", "Foab"),
                new("description;lang-fr", "couleur")),
            CancellationToken)).EnsureSuccess();
        try
        {
            var all = await ReadAsync("description");
            var german = await ReadAsync("description;lang-de");
            var nothing = await ReadAsync(SearchRequest.NoAttributes);
            var operational = await ReadAsync("entryUUID", "createTimestamp");

            Assert.Equal(4, all.AttributeCount);
            Assert.Equal("colour", all["description"]?.Values[0].ToString());
            Assert.Equal("Farbe", all["description;LANG-de"]?.Values[0].ToString());
            Assert.Equal(4, all.FindAll("description").Count);
            Assert.Equal(2, all.FindAll("description;lang-de-").Count);
            Assert.Equal("couleur", all.FindInLanguage("description", "it", "fr-CA")?.Values[0].ToString());
            Assert.Equal(["", "de", "de-at", "fr"], all.FindByLanguage("description").Keys.Order(StringComparer.Ordinal));
            Assert.Equal("Farbe", Assert.Single(german.Attributes).Values[0].ToString());
            Assert.Equal(0, nothing.AttributeCount);
            Assert.NotNull(operational["createTimestamp"]);
        }
        finally
        {
            await connection.DeleteAsync(new DeleteRequest(name), CancellationToken);
        }

        async Task<SearchResultEntry> ReadAsync(params string[] attributes) =>
            (await connection.FindAsync(name, attributes, CancellationToken))!;
    }

    [Fact]
    public async Task Types_come_without_values_when_only_they_are_asked_for()
    {
        var connection = await directory.Source.GetConnectionAsync(CancellationToken);

        var entry = await connection.FindSingleAsync(
            Persons(Filter.Equal("uid", "ghopper")) with { TypesOnly = true, Attributes = ["uid", "sn"] }, CancellationToken);

        Assert.Equal(["sn", "uid"], entry!.Attributes.Select(attribute => attribute.Description.ToString()).Order(StringComparer.Ordinal));
        Assert.All(entry.Attributes, attribute => Assert.Empty(attribute.Values));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_subtree_is_deleted_from_the_leaves_up(bool blocking)
    {
        var connection = await directory.Source.GetConnectionAsync(CancellationToken);
        var top = Sandbox.Child("ou", $"{Guid.NewGuid():N}");
        await AddAsync(top);
        for (var i = 0; i < 5; i++)
        {
            var branch = top.Child("ou", $"b{i}");
            await AddAsync(branch);
            for (var j = 0; j < 7; j++)
            {
                await AddAsync(branch.Child("ou", $"leaf, {j}"));
            }
        }

        var outcome = blocking ? connection.DeleteSubtree(top) : await connection.DeleteSubtreeAsync(top, CancellationToken);

        Assert.Equal(ResultCode.Success, outcome.EnsureSuccess().Result.ResultCode);
        Assert.False(connection.Exists(top));
        outcome = blocking ? connection.DeleteSubtree(top) : await connection.DeleteSubtreeAsync(top, CancellationToken);
        Assert.Equal(ResultCode.NoSuchObject, outcome.Result.ResultCode);

        async Task AddAsync(DistinguishedName name) => (await connection.AddAsync(
            new AddRequest(name, new("objectClass", "organizationalUnit"), new("ou", name.Rdn!.Parts[0].Value)), CancellationToken)).EnsureSuccess();
    }

    SearchRequest Persons(Filter filter) => new() { BaseObject = People, Filter = filter };
}
