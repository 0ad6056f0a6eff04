using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.Linq.Tests.Translation;

/// <summary>Queries made of queries, and what else can be said of one.</summary>
public sealed class CombinationTests
{
    static readonly IQueryable<Person> People = TranslationOnly.Set<Person>();
    static readonly IQueryable<Person> Smiths = People.Where(p => p.Surname == "Smith");

    [Fact]
    public void Union_asks_for_either()
    {
        var query = Smiths.Union(People.Where(p => p.Title != null).Where(p => p.GivenName == "A"));

        Assert.EndsWith("(|(sn=Smith)(&(title=*)(givenName=A))))", query.ToLdapQuery().Filter.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Intersect_asks_for_both_and_what_follows_narrows_it()
    {
        var query = Smiths.Intersect(People.Where(p => p.Title != null)).Where(p => p.GivenName == "A").Take(3).ToLdapQuery();

        Assert.EndsWith("(sn=Smith)(title=*)(givenName=A))", query.Filter.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, query.Take);
    }

    [Fact]
    public void Except_asks_for_the_one_and_not_the_other() =>
        Assert.EndsWith(
            "(title=*)(!(sn=Smith)))",
            People.Where(p => p.Title != null).Except(Smiths).ToLdapQuery().Filter.ToString(),
            StringComparison.Ordinal);

    [Fact]
    public void A_union_with_everything_is_everything() =>
        Assert.Equal(
            "(&(objectClass=inetOrgPerson)(objectClass=posixAccount))", Smiths.Union(People).ToLdapQuery().Filter.ToString());

    [Fact]
    public void Only_conditions_on_one_set_are_combined()
    {
        Assert.Throws<LdapTranslationException>(() => Smiths.Union(People.Take(1)).ToLdapQuery());
        Assert.Throws<LdapTranslationException>(() => Smiths.OrderBy(p => p.Title).Union(People).ToLdapQuery());
        Assert.Throws<LdapTranslationException>(() => Smiths.Union(TranslationOnly.Set<Person>()).ToLdapQuery());
        Assert.Throws<LdapTranslationException>(() => Smiths.Union(People.TimeLimit(TimeSpan.FromSeconds(1))).ToLdapQuery());
        Assert.Throws<LdapTranslationException>(() => Smiths.Concat(People).ToLdapQuery());
    }

    [Fact]
    public void SelectMany_asks_for_the_one_attribute()
    {
        var query = Smiths.SelectMany(p => p.Mail).ToLdapQuery();

        Assert.Equal(["mail"], query.Attributes);
        Assert.Equal(["mail", "uid"], Smiths.SelectMany(p => p.Mail, (p, m) => p.UserName + m).ToLdapQuery().Attributes.Order());
    }

    [Fact]
    public void Nothing_is_asked_of_what_an_entry_is_taken_apart_into()
    {
        var refusal = Assert.Throws<LdapTranslationException>(() => Smiths.SelectMany(p => p.Mail).Take(3).ToLdapQuery());

        Assert.Equal("SelectMany(...).Take(...)", refusal.Expression);
    }

    [Fact]
    public void A_query_can_say_how_it_is_searched()
    {
        var query = Smiths.TimeLimit(TimeSpan.FromSeconds(2.5))
            .DereferenceAliases(DereferenceAliases.Always)
            .WithControls(new ManageDsaItControl())
            .IgnoreReferences()
            .ToLdapQuery();

        Assert.True(query.IgnoresReferences);
        Assert.IsType<ManageDsaItControl>(Assert.Single(query.Controls));
        Assert.Contains(" -a always -l 3 ", query.ToString(), StringComparison.Ordinal);
    }
}
