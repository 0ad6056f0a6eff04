using Ldap3.Abstract.Definitions;
using Ldap3.Abstract.Reading;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.Abstract.Tests.Reading;

public sealed class ReaderTests(EmbeddedCompany company) : IClassFixture<EmbeddedCompany>
{
    static readonly ObjectDefinition Person = ObjectDefinition.FromSchema(LdapSchema.Standard, "inetOrgPerson");

    [Fact]
    public void A_definition_of_a_class_has_all_that_it_demands_and_allows()
    {
        Assert.Equal(["cn", "objectClass", "sn"], Person.Mandatory.Select(a => a.Name).Order(StringComparer.Ordinal));
        Assert.NotNull(Person.Find("mail"));
        Assert.NotNull(Person.Find("Surname"));
        Assert.NotNull(Person.Find("telephoneNumber"));
        Assert.Throws<KeyNotFoundException>(() => Person["uidNumber"]);
    }

    [Fact]
    public async Task A_search_returns_a_result_of_its_own()
    {
        var reader = new Reader(company.Connection, Person, company.People, "sn: L*");

        var result = await reader.SearchAsync(TestContext.Current.CancellationToken);
        var all = (reader with { Query = "" }).Search();

        var ada = Assert.Single(result.Entries);
        Assert.Equal("Lovelace", ada["Surname"].Value);
        Assert.Equal("ada@test", ada["mail"].Value);
        Assert.Null(ada["telephoneNumber"].Value);
        Assert.Equal(2, all.Entries.Count);
        Assert.Equal("Alan Turing", all["uid=alan"]["cn"].Value);
        Assert.Single(all.Match("turing", "cn"));
        Assert.Throws<KeyNotFoundException>(() => all["ou=People"]);
    }

    [Fact]
    public async Task Pages_and_single_entries_can_be_read()
    {
        var reader = new Reader(company.Connection, Person, company.People) { OperationalAttributes = true };
        var names = new List<string>();
        await foreach (var entry in reader.SearchPagedAsync(1, TestContext.Current.CancellationToken))
        {
            names.Add(entry["uid"].Value!.ToString()!);
        }

        var ada = reader.SearchObject(DistinguishedName.Parse("uid=ada,ou=People,dc=test"))!;

        Assert.Equal(["ada", "alan"], names);
        Assert.IsType<Guid>(new Reader(company.Connection, Person.With(new("entryUUID") { Syntax = SyntaxOid.Uuid }), company.People)
            .SearchObject(ada.Dn)!["entryUUID"].Value);
        Assert.Null(reader.SearchObject(DistinguishedName.Parse("uid=nobody,ou=People,dc=test")));
        Assert.Contains("\"sn\": [", ada.ToJson(), StringComparison.Ordinal);
        Assert.Contains("sn: Lovelace", ada.ToLdif(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sixteen_threads_share_one_reader()
    {
        var reader = new Reader(company.Connection, Person, company.People, "uid: ada");

        // Threads of their own: the embedded server needs those of the pool.
        var counts = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Factory.StartNew(
            () => Enumerable.Range(0, 50).Sum(j =>
                (reader with { Query = (i + j) % 2 == 0 ? "uid: ada" : "uid: a*" }).Search().Entries.Count),
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.All(counts, count => Assert.Equal(75, count));
    }
}
