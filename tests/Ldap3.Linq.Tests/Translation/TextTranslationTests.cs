using System.Globalization;
using System.Linq.Expressions;

namespace Ldap3.Linq.Tests.Translation;

public sealed class TextTranslationTests
{
    public static TheoryData<Expression<Func<Person, bool>>, string> Rows => new()
    {
        { x => x.UserName.StartsWith("a"), "(uid=a*)" },
        { x => x.UserName.StartsWith('a'), "(uid=a*)" },
        { x => x.UserName.EndsWith("b"), "(uid=*b)" },
        { x => x.UserName.Contains("c"), "(uid=*c*)" },
        { x => x.UserName.Contains('c'), "(uid=*c*)" },
        { x => x.UserName.StartsWith(""), "(uid=*)" },
        { x => x.UserName.Contains(""), "(uid=*)" },
        { x => !x.UserName.Contains("c"), "(!(uid=*c*))" },
        { x => x.UserName.Contains("*"), @"(uid=*\2a*)" },
        { x => x.UserName.StartsWith("a", StringComparison.OrdinalIgnoreCase), "(uid=a*)" },
        { x => x.UserName.ToLower().StartsWith("a"), "(uid=a*)" },
        { x => x.UserName.ToLower().StartsWith("A"), "(|)" },
        { x => x.UserName.ToLowerInvariant().Contains("i"), "(uid=*i*)" },
        { x => x.UserName.StartsWith("ab") && x.UserName.EndsWith("bc"), "(uid=ab*)(uid=*bc)" },
        { x => (x.Title ?? "").StartsWith("a"), "(title=a*)" },
        { x => (x.Title ?? "abc").StartsWith("a"), "(|(title=a*)(!(title=*)))" },
        { x => "abc".Contains("b") && x.UserName == "a", "(uid=a)" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_search_in_text_becomes_exactly_this_filter(Expression<Func<Person, bool>> predicate, string filter) =>
        Assert.Equal(filter, TranslationOnly.Filter(predicate));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void The_culture_of_the_thread_changes_no_filter(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("(uid=TITI)", TranslationOnly.Filter<Person>(x => x.UserName.ToUpper() == "TITI"));
            Assert.Equal("(uid=titi)", TranslationOnly.Filter<Person>(x => x.UserName.ToLower() == "titi"));
            Assert.Equal("(gidNumber<=-1)", TranslationOnly.Filter<Person>(x => x.GidNumber < 0));
            Assert.Equal(
                "(createTimestamp>=20261123120000Z)",
                TranslationOnly.Filter<Person>(x => x.CreatedAt >= new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)));
            Assert.Equal(
                "(|(mail=ti*it)(mail=tit))",
                TranslationOnly.Filter<Person>(x => x.Mail.Any(m => m.StartsWith("ti") && m.EndsWith("it"))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
