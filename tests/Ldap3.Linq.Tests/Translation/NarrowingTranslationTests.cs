using System.Linq.Expressions;

namespace Ldap3.Linq.Tests.Translation;

/// <summary>Conditions that no filter says: the filter that is sent misses nothing, and the client tests the rest.</summary>
public sealed class NarrowingTranslationTests
{
    public static TheoryData<Expression<Func<Person, bool>>, string> Conditions => new()
    {
        { p => p.Surname.Length > 3 && p.Title == "x", "(sn=*)(title=x)" },
        { p => p.Title!.Length > 3, "(title=*)" },
        { p => !(p.Title!.Length > 3) && p.Surname == "S", "(sn=S)" },
        { p => p.Title!.Equals("x", StringComparison.Ordinal), "(title=x)" },
        { p => p.Title!.StartsWith("x", StringComparison.Ordinal), "(title=*)" },
        { p => p.Mail.Any(m => m != "x"), "(mail=*)" },
        { p => p.Mail.All(m => m.StartsWith("x")), "(|(!(mail=*))(mail=x*))" },
        { p => !p.Mail.All(m => m.StartsWith("x")), "(mail=*)" },
        { p => p.Mail.Any(m => m.StartsWith("x") && m.Contains("y")), "(mail=*)(mail=x*)(mail=*y*)" },
        { p => p.Mail.Any(m => m.Length > 3) || p.Title == "x", "(|(mail=*)(title=x))" },
        { p => p.Surname == "S" && p.Title == p.CommonName, "(sn=S)" },
        { p => p.Surname == "S" ^ p.Title!.Length > 3, "(|(sn=S)(&(!(sn=S))(title=*)))" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_is_narrowed_by_what_a_filter_says_of_it(Expression<Func<Person, bool>> condition, string filter)
    {
        var query = TranslationOnly.Set<Person>().Where(condition).EvaluateOnClient(ClientEvaluation.Narrowed).ToLdapQuery();

        Assert.Equal($"(&(objectClass=inetOrgPerson)(objectClass=posixAccount){filter})", query.Filter.ToString());
        Assert.Single(query.LeftToClient);
        Assert.Contains("# of these, on the client:", query.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_that_nothing_narrows_is_refused_all_the_same()
    {
        var query = TranslationOnly.Set<Person>().Where(p => p.Title == p.CommonName).EvaluateOnClient(ClientEvaluation.Narrowed);

        var refusal = Assert.Throws<LdapTranslationException>(() => query.ToLdapQuery());

        Assert.Contains("all entries would be fetched", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_leave_nothing_is_left_to_the_client()
    {
        var query = TranslationOnly.Set<Person>().Where(p => p.Surname == "S" && p.Title!.Length > 3);

        Assert.Throws<LdapTranslationException>(() => query.ToLdapQuery());
        Assert.Throws<LdapTranslationException>(() => query.EvaluateOnClient(ClientEvaluation.Sorting).ToLdapQuery());
    }

    [Fact]
    public void What_only_a_server_answers_is_not_left_to_the_client()
    {
        var query = TranslationOnly.Set<Person>()
            .Where(p => p.Surname == "S" && (p.Title!.Length > 3 || Ldap.Functions.IsApproximately(p.CommonName, "x") || p.Manager!.Title == "x"))
            .EvaluateOnClient(ClientEvaluation.Narrowed);

        Assert.Throws<LdapTranslationException>(() => query.ToLdapQuery());
    }

    [Fact]
    public void What_the_client_needs_is_fetched()
    {
        var query = TranslationOnly.Set<Person>()
            .Where(p => p.Surname == "S" && p.Title!.Length > 3)
            .OrderBy(p => p.CommonName!.Length)
            .Select(p => p.UserName)
            .EvaluateOnClient(ClientEvaluation.Narrowed | ClientEvaluation.Sorting)
            .ToLdapQuery();

        Assert.Equal(["uid", "cn", "title"], query.Attributes);
        Assert.True(query.IsSortedOnClient);
    }
}
