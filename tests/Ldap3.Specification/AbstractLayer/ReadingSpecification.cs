using System.Text.Json;
using Ldap3.Abstract.Definitions;
using Ldap3.Abstract.Entries;
using Ldap3.Abstract.Reading;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Schema;

namespace Ldap3.Specification.AbstractLayer;

/// <summary>The chapters of ldap3's Abstract Layer tutorial that read: definitions, readers, the query language, entries.</summary>
public abstract class ReadingSpecification(DirectoryFixture directory)
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chapter_definitions_the_servers_schema_says_what_a_person_is()
    {
        var schema = (await directory.Source.GetDirectoryInfoAsync(CancellationToken)).Schema!;

        var person = ObjectDefinition.FromSchema(schema, "inetOrgPerson");

        Assert.Equal(["cn", "objectClass", "sn"], person.Mandatory.Select(a => a.Name).Order(StringComparer.Ordinal));
        Assert.Contains("telephoneNumber", person.Attributes.Select(a => a.Name));
        Assert.Same(person["sn"], person["surname"]);
        Assert.StartsWith("inetOrgPerson; must: cn, objectClass, sn; may: ", person.ToString(), StringComparison.Ordinal);
        Assert.Throws<Abstract.Mapping.LdapMappingException>(() => ObjectDefinition.FromSchema(schema, "noSuchClass"));
    }

    [Fact]
    public async Task Chapter_definitions_attributes_are_added_and_taken_away_by_hand()
    {
        var person = await PersonAsync();

        var shorter = person.WithoutAttributes().With(new("cn") { Key = "Common Name" }).With(new("sn")).Without("sn");

        Assert.Equal(["Common Name"], shorter.Attributes.Select(a => a.Key));
        Assert.Same(shorter["Common Name"], shorter["commonname"]);
        Assert.True(person.Attributes.Count > 40);
    }

    [Fact]
    public async Task Chapter_readers_a_search_gives_a_result_that_is_indexed_and_matched()
    {
        await using var sandbox = await CrewAsync();
        var reader = new Reader(sandbox.Connection, await PersonAsync(), sandbox.Top);

        var all = await reader.SearchAsync(CancellationToken);
        var hers = (reader with { Query = "sn: Love*" }).Search();

        Assert.Equal(4, all.Count);
        Assert.False(all.Failed);
        Assert.Empty(all.Errors);
        Assert.Equal(ResultCode.Success, all.Result.ResultCode);
        Assert.Equal("Lovelace", hers[0]["sn"].Value);
        Assert.Equal("Turing", all["uid=alan"]["surname"].Value);
        Assert.Throws<KeyNotFoundException>(() => all["uid="]);
        Assert.Throws<KeyNotFoundException>(() => all["uid=nobody"]);
        Assert.Equal(2, all.MatchDn("uid=al").Count());
        Assert.Equal(["alan"], all.Match("turing", "sn", "cn").Select(entry => entry["uid"].Text));
        Assert.Equal(["ada"], all.Match("ADA@example").Select(entry => entry["uid"].Text));
        Assert.True(all.Duration > TimeSpan.Zero);
    }

    [Fact]
    public async Task Chapter_readers_levels_subtrees_objects_and_pages()
    {
        await using var sandbox = await CrewAsync();
        var reader = new Reader(sandbox.Connection, await PersonAsync(), sandbox.Top);

        var paged = new List<string?>();
        await foreach (var entry in reader.SearchPagedAsync(2, CancellationToken))
        {
            paged.Add(entry["uid"].Text);
        }

        Assert.Equal(3, (await reader.SearchLevelAsync(CancellationToken)).Count);
        Assert.Equal(4, reader.SearchSubtree().Count);
        Assert.Equal("Ada Lovelace", (await reader.SearchObjectAsync(sandbox.At("uid=ada"), CancellationToken))!["cn"].Value);
        Assert.Equal("Grace", (reader with { Base = sandbox.At("uid=grace,ou=navy") }).SearchObject()!["cn"].Value);
        Assert.Null(reader.SearchObject(sandbox.At("uid=nobody")));
        Assert.Equal(["ada", "alan", "alonzo", "grace"], paged.Order(StringComparer.Ordinal));
        Assert.Equal(4, reader.SearchPaged(3).Count());
    }

    [Fact]
    public async Task Chapter_readers_a_part_of_the_attributes_and_operational_ones()
    {
        await using var sandbox = await CrewAsync();
        var reader = new Reader(sandbox.Connection, await PersonAsync(), sandbox.Top, "uid: ada");

        var part = (reader with { Attributes = ["surname"] }).Search()[0];
        var all = (reader with { OperationalAttributes = true }).Search()[0];

        Assert.Equal(["sn"], part.Attributes.Select(a => a.Key));
        Assert.Empty(part["mail"]);
        Assert.True(all["entryUUID"].IsOperational);
        Assert.NotEqual(default, all["createTimestamp"].GetValue<DateTimeOffset>());
        Assert.Throws<KeyNotFoundException>(() => (reader with { Attributes = ["shoe"] }).Search());
    }

    [Theory]
    [InlineData("", 4)]
    [InlineData("uid: ada", 1)]
    [InlineData("uid: ada; alan", 2)]
    [InlineData("User Name: al*", 2)]
    [InlineData("&uid: a*; !alan", 2)]
    [InlineData("uid: !a*", 1)]
    [InlineData("uid: a*, sn: T*", 1)]
    [InlineData("mail: *", 1)]
    [InlineData("&uid: >alb; <alz", 1)]
    [InlineData("(&(uid=a*)(!(uid=ada)))", 2)]
    [InlineData("cn: \"Turing, (Alan)\"", 1)]
    public async Task Chapter_query_language_finds_what_it_says(string query, int count)
    {
        await using var sandbox = await CrewAsync();
        var person = (await PersonAsync()).With(new("uid") { Key = "User Name", Aliases = ["uid"] });

        // The ordering of uid is nobody's: who has none answers nothing (RFC 4511 section 4.5.1.7.3).
        Assert.SkipWhen(query.Contains('>') && !await OrdersUidAsync(sandbox), "uid has no order here");

        Assert.Equal(count, new Reader(sandbox.Connection, person, sandbox.Top, query).Search().Count);
    }

    [Fact]
    public async Task Chapter_query_language_components_in_or()
    {
        await using var sandbox = await CrewAsync();
        var reader = new Reader(sandbox.Connection, await PersonAsync(), sandbox.Top, "uid: ada, sn: Turing");

        Assert.Empty(reader.Search());
        Assert.Equal(2, (reader with { ComponentsInAnd = false }).Search().Count);
    }

    [Fact]
    public async Task Chapter_attributes_validation_and_translation_of_what_is_asked_and_shown()
    {
        await using var sandbox = await CrewAsync();
        var person = (await PersonAsync())
            .With(new("departmentNumber")
            {
                Key = "Department",
                Validate = value => value is "Mathematics" or "Navy" ? value : null,
                PreQuery = value => value == "Mathematics" ? "001" : "002",
                PostQuery = values => [.. values.Select(value => value.ToString() == "001" ? "Mathematics" : "Navy")],
            })
            .With(new("title") { Default = ["(none)"] });
        var reader = new Reader(sandbox.Connection, person, sandbox.Top, "Department: Mathematics");

        var mathematicians = reader.Search();
        var refusal = Assert.Throws<LdapFormatException>(() => (reader with { Query = "Department: Astrology" }).Search());

        Assert.Equal(3, mathematicians.Count);
        Assert.All(mathematicians, entry => Assert.Equal("Mathematics", entry["Department"].Value));
        Assert.All(mathematicians, entry => Assert.Equal("(none)", entry["title"].Value));
        Assert.Equal(12, refusal.Position);
    }

    [Fact]
    public async Task Chapter_attributes_names_are_dereferenced()
    {
        await using var sandbox = await CrewAsync();
        var boss = await PersonAsync();
        var person = boss.With(new("manager") { Key = "Boss", Syntax = SyntaxOid.DistinguishedName, DereferenceAs = boss });

        var result = new Reader(sandbox.Connection, person, sandbox.Top).Search();

        Assert.Equal("Lovelace", result["uid=alan"]["Boss"].GetValue<Entry>()!["sn"].Value);
        Assert.Equal(sandbox.At("uid=ada"), result["uid=ada"]["Boss"].Value);
        Assert.Contains("itself", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chapter_entries_print_as_LDIF_and_JSON()
    {
        await using var sandbox = await CrewAsync();
        var ada = new Reader(sandbox.Connection, await PersonAsync(), sandbox.Top).SearchObject(sandbox.At("uid=ada"))!;

        using var json = JsonDocument.Parse(ada.ToJson());

        Assert.Contains("\nsn: Lovelace\n", ada.ToLdif().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("Lovelace", json.RootElement.GetProperty("attributes").GetProperty("sn")[0].GetString());
        Assert.Equal(EntryStatus.Read, ada.Status);
    }

    [Fact]
    public async Task Thirty_two_threads_share_a_definition_and_a_reader()
    {
        await using var sandbox = await CrewAsync();
        var person = await PersonAsync();
        var reader = new Reader(sandbox.Connection, person, sandbox.Top);

        var counts = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Factory.StartNew(
            () => Enumerable.Range(0, 6).Sum(j =>
            {
                var mine = reader with { Query = (i + j) % 2 == 0 ? "uid: ada" : "uid: al*" };
                return mine.Search().Sum(entry => entry["sn"].Count + entry[person.Attributes[(i + j) % 40].Key].Count * 0);
            }),
            CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.All(counts, count => Assert.Equal(9, count));
    }

    async Task<ObjectDefinition> PersonAsync() => ObjectDefinition.FromSchema(
        (await directory.Source.GetDirectoryInfoAsync(CancellationToken)).Schema!, "inetOrgPerson");

    async Task<bool> OrdersUidAsync(Sandbox sandbox)
    {
        var schema = (await directory.Source.GetDirectoryInfoAsync(CancellationToken)).Schema!;
        return sandbox.Top.Rdns.Count > 0 && schema.OrderingRuleOf(schema.FindAttributeType("uid")!) is not null;
    }

    async Task<Sandbox> CrewAsync()
    {
        var sandbox = await Sandbox.CreateAsync(directory);
        await sandbox.AddUnitAsync(sandbox.At("ou=navy"));
        await AddAsync("uid=ada", "Ada Lovelace", "Lovelace", "001", new("mail", "ada@example.org"), new("manager", sandbox.At("uid=ada").ToString()));
        await AddAsync("uid=alan", "Turing, (Alan)", "Turing", "001", new LdapAttribute("manager", sandbox.At("uid=ada").ToString()));
        await AddAsync("uid=alonzo", "Alonzo Church", "Church", "001");
        await AddAsync("uid=grace,ou=navy", "Grace", "Hopper", "002");
        return sandbox;

        Task AddAsync(string place, string name, string surname, string department, params LdapAttribute[] more) => sandbox.AddAsync(
            sandbox.At(place), "inetOrgPerson", [new("cn", name), new("sn", surname), new("departmentNumber", department), .. more]);
    }
}
