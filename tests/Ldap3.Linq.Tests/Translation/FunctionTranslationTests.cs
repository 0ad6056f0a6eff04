using System.Linq.Expressions;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tests.Translation;

/// <summary>What C# has no word for.</summary>
public sealed class FunctionTranslationTests
{
    static readonly DistinguishedName Admins = DistinguishedName.Parse("cn=admins,dc=example,dc=org");

    static readonly Filter Star = Filter.Equal("cn", "*");

    public static TheoryData<Expression<Func<Person, bool>>, string> Conditions() => new()
    {
        { p => Ldap.Functions.IsApproximately(p.Surname, "smyth"), "(sn~=smyth)" },
        { p => !Ldap.Functions.IsApproximately(p.Mail, "a(b"), "(!(mail~=a\\28b))" },
        { p => Ldap.Functions.Matches(p.Surname, "caseExactMatch", "S"), "(sn:caseExactMatch:=S)" },
        { p => Ldap.Functions.Matches(p.Mail, "2.5.13.5", "*"), "(mail:2.5.13.5:=\\2a)" },
        { p => Ldap.Functions.HasAllBits(p.UidNumber, 6), "(uidNumber:1.2.840.113556.1.4.803:=6)" },
        { p => Ldap.Functions.HasAllBits(p.GidNumber, 0), "(gidNumber=*)" },
        { p => Ldap.Functions.HasAnyBit(p.UidNumber, 6), "(uidNumber:1.2.840.113556.1.4.804:=6)" },
        { p => Ldap.Functions.HasAnyBit(p.UidNumber, 0) || p.Surname == "S", "(sn=S)" },
        { p => Ldap.Functions.IsInChain(p.Manager, Admins), "(manager:1.2.840.113556.1.4.1941:=cn=admins,dc=example,dc=org)" },
        { p => Ldap.Functions.IsMemberOf(p, Admins), "(memberOf=cn=admins,dc=example,dc=org)" },
        { p => Ldap.Functions.IsMemberOf(p, Admins, false), "(memberOf=cn=admins,dc=example,dc=org)" },
        { p => Ldap.Functions.IsMemberOf(p, Admins, true), "(memberOf:1.2.840.113556.1.4.1941:=cn=admins,dc=example,dc=org)" },
        { p => Ldap.Functions.Meets(p, "(cn:dn:=x)") && p.Surname == "S", "(cn:dn:=x)(sn=S)" },
        { p => Ldap.Functions.Meets(p, Star), "(cn=\\2a)" },
        { p => Ldap.Functions.IsCurrentUser(p), "(entryDN={1})" },
        { p => !Ldap.Functions.IsCurrentUser(p.Dn), "(!(entryDN={1}))" },
        { p => Ldap.Functions.IsCurrentUser(p.Manager), "(manager={1})" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_function_becomes_its_item(Expression<Func<Person, bool>> condition, string filter) =>
        Assert.Equal(filter, TranslationOnly.Filter(condition));

    [Fact]
    public void Groups_in_groups_are_searched_for_where_the_server_lacks_the_rule()
    {
        var query = TranslationOnly.Set<Person>(new FixedContext { KnowsRules = false })
            .Where(p => Ldap.Functions.IsMemberOf(p, Admins, true))
            .ToLdapQuery();

        Assert.Contains("(memberOf={1})", query.Filter.ToString(), StringComparison.Ordinal);
        var groups = Assert.Single(query.RelatedSearches);
        Assert.True(groups.IsRepeated);
        Assert.Contains("(memberOf=cn=admins,dc=example,dc=org)", groups.Query.Filter.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<Expression<Func<Person, bool>>, string> Refused() => new()
    {
        { p => Ldap.Functions.Matches(p.Surname, "noSuchRule", "S"), "does not know the matching rule" },
        { p => Ldap.Functions.IsMemberOf(p, Admins), "no memberOf" },
        { p => Ldap.Functions.IsMemberOf(p.Manager!, Admins), "about the entry" },
        { p => Ldap.Functions.Meets(p, "(cn="), "parenthesis" },
        { p => Ldap.Functions.IsApproximately(p.Nickname, "x"), "not mapped" },
        { p => Ldap.Functions.IsApproximately(p.Surname, p.Title!), "text is not known beforehand" },
        { p => Ldap.Functions.IsApproximately("x", "x"), "within a query" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_a_function_cannot_mean_is_refused(Expression<Func<Person, bool>> condition, string reason) =>
        Assert.Contains(
            reason,
            Assert.Throws<LdapTranslationException>(
                () => TranslationOnly.Filter(condition, new FixedContext { KnowsRules = false, Lacks = "memberOf" })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_function_means_nothing_outside_a_query() =>
        Assert.Throws<InvalidOperationException>(() => Ldap.Functions.Meets(new object(), "(cn=x)"));
}
