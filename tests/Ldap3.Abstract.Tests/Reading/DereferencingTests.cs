using Ldap3.Abstract.Definitions;
using Ldap3.Abstract.Entries;
using Ldap3.Abstract.Reading;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.Abstract.Tests.Reading;

public sealed class DereferencingTests(EmbeddedCompany company) : IClassFixture<EmbeddedCompany>
{
    static readonly ObjectDefinition Person = new(["inetOrgPerson"], new("uid"), new("cn"), new("seeAlso") { Key = "Friends" });

    static readonly ObjectDefinition Followed = Follow(Follow(Follow(Person)));

    [Fact]
    public async Task Names_are_replaced_by_their_entries_with_one_search_for_each_step_and_parent()
    {
        var names = await AddAsync("chain", 5, i => i < 4 ? [(i + 1) % 5] : []);
        var before = Searches();

        var first = (await new Reader(company.Connection, Followed, company.People, "uid: chain0")
            .SearchAsync(TestContext.Current.CancellationToken))[0];

        Assert.Equal(4, Searches() - before);
        var second = first["Friends"].GetValue<Entry>()!;
        var third = second["Friends"].GetValue<Entry>()!;
        var fourth = third["Friends"].GetValue<Entry>()!;
        Assert.Equal(names[1], second.Dn);
        Assert.Equal("chain3", fourth["uid"].Text);
        Assert.Equal(names[4].ToString(), fourth["Friends"].Text);
    }

    [Fact]
    public async Task Many_names_below_one_parent_are_fetched_together()
    {
        await AddAsync("hub", 60, i => i == 0 ? [.. Enumerable.Range(1, 59)] : []);
        var before = Searches();

        var hub = new Reader(company.Connection, Follow(Person), company.People, "uid: hub0").Search()[0];

        Assert.Equal(2, Searches() - before);
        Assert.Equal(59, hub["Friends"].GetValues<Entry>().Count);
    }

    [Fact]
    public async Task An_entry_that_names_itself_is_not_followed_and_the_result_tells()
    {
        var names = await AddAsync("self", 1, _ => [0]);

        var result = new Reader(company.Connection, Followed, company.People, "uid: self0").Search();

        Assert.Equal(names[0], result[0]["Friends"].Value);
        Assert.Contains("itself", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
        Assert.False(result.Failed);
    }

    [Fact]
    public async Task A_ring_ends_where_it_began()
    {
        var names = await AddAsync("ring", 2, i => [1 - i]);

        var first = new Reader(company.Connection, Followed, company.People, "uid: ring0").Search()[0];

        var second = first["Friends"].GetValue<Entry>()!;
        Assert.Equal(names[1], second.Dn);
        Assert.Equal(names[0], second["Friends"].Value);
    }

    [Fact]
    public async Task What_is_not_there_or_too_far_away_stays_a_name()
    {
        var names = await AddAsync("far", 3, i => i < 2 ? [i + 1] : []);
        var reader = new Reader(company.Connection, Followed, company.People, "uid: far0");

        var near = (reader with { MaxDereferenceDepth = 1 }).Search()[0];
        company.Connection.Delete(new DeleteRequest(names[1])).EnsureSuccess();
        var lost = reader.SearchPaged(1).Single();

        Assert.Equal(names[2], near["Friends"].GetValue<Entry>()!["Friends"].Value);
        Assert.Equal(names[1], lost["Friends"].Value);
    }

    long Searches() => company.Connection.GetUsage().Operations.GetValueOrDefault(typeof(SearchRequest));

    static ObjectDefinition Follow(ObjectDefinition next) =>
        Person.With(new AttributeDefinition("seeAlso") { Key = "Friends", Syntax = SyntaxOid.DistinguishedName, DereferenceAs = next });

    async Task<DistinguishedName[]> AddAsync(string prefix, int count, Func<int, int[]> friends)
    {
        var names = Enumerable.Range(0, count).Select(i => company.People.Child("uid", $"{prefix}{i}")).ToArray();
        for (var i = 0; i < count; i++)
        {
            var add = new AddRequest(
                names[i],
                [
                    new("objectClass", "inetOrgPerson"), new("uid", $"{prefix}{i}"), new("cn", "x"), new("sn", "x"),
                    .. friends(i) is { Length: > 0 } to ? [new LdapAttribute("seeAlso", [.. to.Select(j => (Protocol.Ber.OctetString)names[j].ToString())])] : Array.Empty<LdapAttribute>(),
                ]);
            (await company.Connection.AddAsync(add, TestContext.Current.CancellationToken)).EnsureSuccess();
        }

        return names;
    }
}
