using System.Linq.Expressions;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tests.Translation;

/// <summary>Conditions that look into other entries.</summary>
public sealed class NavigationTranslationTests
{
    const string IsPerson = "(&(objectClass=inetOrgPerson)(objectClass=posixAccount)";
    static readonly string[] Names = ["A", "B"];

    /// <summary>A condition, its filter, and the conditions on the entries in the places of that.</summary>
    public static TheoryData<Expression<Func<Person, bool>>, string, string> Conditions() => new()
    {
        { p => p.Manager!.Surname == "S", "(manager={1})", "(sn=S)" },
        { p => p.Manager!.Surname != "S", "(!(manager={1}))", "(sn=S)" },
        { p => p.Manager!.Title == null, "(!(manager={1}))", "(title=*)" },
        { p => p.Manager!.Title != null, "(manager={1})", "(title=*)" },
        { p => p.Manager!.Surname.StartsWith("S"), "(manager={1})", "(sn=S*)" },
        { p => !p.Manager!.Surname.StartsWith("S"), "(!(manager={1}))", "(sn=S*)" },
        { p => string.IsNullOrEmpty(p.Manager!.Title), "(!(manager={1}))", "(title=*)" },
        { p => p.Manager!.Surname.Equals("S"), "(manager={1})", "(sn=S)" },
        { p => p.Manager!.UidNumber > 5, "(manager={1})", "(uidNumber>=6)" },
        { p => p.Manager!.MustReset, "(manager={1})", "(pwdReset=TRUE)" },
        { p => !p.Manager!.MustReset, "(!(manager={1}))", "(pwdReset=TRUE)" },
        { p => (p.Manager!.Title ?? "none") == "none", "(|(manager={1})(!(manager={2})))", "(title=none) (title=*)" },
        { p => p.Manager!.Mail.Any(), "(manager={1})", "(mail=*)" },
        { p => p.Manager!.Mail.Contains("m"), "(manager={1})", "(mail=m)" },
        { p => p.Manager!.Mail.Count == 0, "(manager={1})", "(!(mail=*))" },
        { p => Names.Contains(p.Manager!.Surname), "(manager={1})", "(|(sn=A)(sn=B))" },
        { p => p.Manager!.GidNumber.HasValue, "(manager={1})", "(gidNumber=*)" },
        { p => (p.Manager!.Access & Access.Read) == Access.Read, "(manager={1})", "(shadowMax:1.2.840.113556.1.4.803:=1)" },
        {
            p => p.Surname == "a" && (p.Manager!.Surname == "b" || p.Manager.Title == "c"),
            "(sn=a)(|(manager={1})(manager={2}))",
            "(sn=b) (title=c)"
        },
        { p => p.Manager!.Surname == "b" && p.Manager.Title == "c", "(manager={1})", "(sn=b)(title=c)" },
        { p => p.Title == null || (p.Manager!.Surname == "b" && p.Manager.Title != null), "(|(!(title=*))(manager={1}))", "(sn=b)(title=*)" },
        { p => p.Manager!.Surname == "b" && p.Manager.Title != "c", "(manager={1})(!(manager={2}))", "(sn=b) (title=c)" },
        { p => p.Manager!.Manager!.Surname == "S", "(manager={1})", "(manager={1})" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void What_is_asked_of_another_entry_is_searched_for_first(
        Expression<Func<Person, bool>> condition, string filter, string related)
    {
        var query = TranslationOnly.Set<Person>().Where(condition).ToLdapQuery();

        Assert.Equal($"{IsPerson}{filter})", query.Filter.ToString());
        Assert.Equal(
            related.Split(") (").Select((part, index) => Bracket(part)),
            query.RelatedSearches.Select(search => Without(search.Query.Filter.ToString())));
    }

    [Fact]
    public void The_related_search_says_what_it_is_for()
    {
        var query = TranslationOnly.Set<Person>().Where(p => p.Manager!.Surname == "S").ToLdapQuery();

        Assert.Equal(
            """
            ldapsearch -b ou=People,dc=example,dc=org -s sub -E pr=500/noprompt '(&(objectClass=inetOrgPerson)(objectClass=posixAccount)(sn=S))' 1.1
            # the names found are the values of (manager={1}) below
            """.ReplaceLineEndings("\n"),
            string.Join('\n', query.ToString().Split('\n')[..2]));
    }

    [Fact]
    public void References_of_references_are_searched_for_one_after_the_other()
    {
        var query = TranslationOnly.Set<Person>().Where(p => p.Manager!.Manager!.Surname == "S").ToLdapQuery();

        Assert.Equal("(sn=S)", Without(query.RelatedSearches[0].Query.RelatedSearches[0].Query.Filter.ToString()));
    }

    [Fact]
    public void Some_entry_of_a_collection_meets_a_condition_as_a_whole()
    {
        var query = TranslationOnly.Set<Group>().Where(g => g.Members.Any(m => m.Surname == "S" && m.Title != null)).ToLdapQuery();

        Assert.Equal("(&(objectClass=groupOfNames)(member={1}))", query.Filter.ToString());
        Assert.Equal("(sn=S)(title=*)", Without(query.RelatedSearches[0].Query.Filter.ToString()));
    }

    [Fact]
    public void Every_entry_of_a_collection_meets_a_condition_when_none_fails_it()
    {
        var query = TranslationOnly.Set<Group>().Where(g => g.Members.All(m => m.Surname == "S")).ToLdapQuery();

        Assert.Equal("(&(objectClass=groupOfNames)(!(member={1})))", query.Filter.ToString());
        Assert.Equal("(!(sn=S))", Without(query.RelatedSearches[0].Query.Filter.ToString()));
    }

    [Fact]
    public void The_name_of_another_entry_needs_no_search()
    {
        var boss = DistinguishedName.Parse("uid=boss");
        var query = TranslationOnly.Set<Person>().Where(p => p.Manager!.Dn == boss).ToLdapQuery();

        Assert.Empty(query.RelatedSearches);
        Assert.Equal($"{IsPerson}(manager=uid=boss))", query.Filter.ToString());
    }

    [Fact]
    public void What_can_never_be_met_is_not_searched_for()
    {
        var query = TranslationOnly.Set<Person>().Where(p => p.Manager!.Surname == "S" && Names.Length == 0).ToLdapQuery();

        Assert.Empty(query.Searches);
        Assert.Empty(query.RelatedSearches);
    }

    [Fact]
    public void The_outer_entry_is_not_seen_from_within_a_collection()
    {
        var refusal = Assert.Throws<LdapTranslationException>(
            () => TranslationOnly.Set<Group>().Where(g => g.Members.Any(m => m.Surname == g.Name)).ToLdapQuery());

        Assert.Contains("g", refusal.Expression, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_references_are_not_compared_with_each_other() =>
        Assert.Throws<LdapTranslationException>(() => TranslationOnly.Set<Person>()
            .Where(p => p.Manager!.Surname == p.Manager.Title).ToLdapQuery());

    static string Bracket(string text) => (text[0] == '(' ? "" : "(") + text + (text[^1] == ')' ? "" : ")");

    static string Without(string filter)
    {
        var rest = filter[IsPerson.Length..^1];
        return rest;
    }
}
