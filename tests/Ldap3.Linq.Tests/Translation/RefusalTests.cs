using System.Globalization;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Ldap3.Protocol;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tests.Translation;

public sealed class RefusalTests
{
    static readonly string? Nothing = string.Empty.Length == 0 ? null : "";
    static readonly string[]? NoList = Nothing is null ? null : [];
    static readonly DistinguishedName Boss = DistinguishedName.Parse("uid=boss,dc=x");

    public static TheoryData<Expression<Func<Person, bool>>, string, string> Rows => new()
    {
        { x => x.UserName == x.Surname, "x.UserName == x.Surname", "never with another attribute" },
        { x => x.UserName + "z" == "q", "x.UserName + \"z\"", "does not calculate" },
        { x => x.UidNumber + 1 == 5, "x.UidNumber + 1", "does not calculate" },
        { x => -x.UidNumber == 5, "-x.UidNumber", "no filter says this" },
        { x => x.UserName.Length > 3, "x.UserName.Length", "does not know the Length of a value" },
        { x => Regex.IsMatch(x.UserName, "a"), "Regex.IsMatch(x.UserName, \"a\")", "no filter does what Regex.IsMatch does" },
        { x => x.UserName.Substring(1) == "a", "x.UserName.Substring(1)", "no filter does what String.Substring does" },
        { x => x.UserName.Trim() == "a", "x.UserName.Trim()", "no filter does" },
        { x => x.UserName.IndexOf("a") == 0, "x.UserName.IndexOf(\"a\")", "no filter does" },
        { x => x.UserName.Replace("a", "b") == "b", "x.UserName.Replace(\"a\", \"b\")", "no filter does" },
        { x => x.UserName[0] == 'a', "x.UserName[0]", "no filter does" },
        { x => string.IsNullOrWhiteSpace(x.Title), "String.IsNullOrWhiteSpace(x.Title)", "a value of blanks is a value" },
        { x => x.UserName.Equals("a", StringComparison.Ordinal), "x.UserName.Equals(\"a\", StringComparison.Ordinal)", "ignores case, which Ordinal does not" },
        { x => x.Home!.Equals("a", StringComparison.OrdinalIgnoreCase), "x.Home.Equals", "minds case, which OrdinalIgnoreCase does not" },
        { x => x.UserName.Equals("a", StringComparison.CurrentCulture), "CurrentCulture", "does not compare by a culture" },
        { x => x.UserName.StartsWith("a", StringComparison.Ordinal), "x.UserName.StartsWith", "ignores case" },
        { x => x.UserName.StartsWith("a", true, CultureInfo.InvariantCulture), "x.UserName.StartsWith", "does not know cultures" },
        { x => x.Home!.ToLower() == "a", "x.Home.ToLower()", "not known to ignore case" },
        { x => x.Surname.CompareTo("m") > 0, "x.Surname.CompareTo(\"m\") > 0", "has no ordering rule" },
        { x => string.Compare(x.Surname, "m") < 0, "String.Compare(x.Surname, \"m\") < 0", "has no ordering rule" },
        { x => x.EmployeeNumber > 5, "x.EmployeeNumber > 5", "has no ordering rule" },
        { x => x.Kind > Kind.Employee, "x.Kind > ", "no ordering rule" },
        { x => x.Id > Guid.Empty, "x.Id > ", "not in its order" },
        { x => x.Nickname == "a", "x.Nickname", "not mapped to an attribute" },
        { x => x.Mail == new[] { "a" }, "x.Mail == list", "not compared as a whole" },
        { x => x.Mail.Count > 1, "x.Mail.Count > 1", "not how many" },
        { x => x.Mail.Count == 2, "x.Mail.Count == 2", "not how many" },
        { x => x.Mail.Any(m => m != "v"), "m != \"v\"", "nor for a value other than one" },
        { x => x.Mail.Any(m => !m.StartsWith("v")), "m.StartsWith(\"v\")", "nor for a value other than one" },
        { x => x.Mail.All(m => m == "v"), "m == \"v\"", "nor for a value other than one" },
        { x => x.Mail.Any(m => m == "a" && m == "b"), "(m == \"a\") && (m == \"b\")", "two things of the same value" },
        { x => x.Mail.Any(m => m.StartsWith("a") && m.Contains("b")), "m.StartsWith(\"a\")", "two things of the same value" },
        { x => x.Mail[0] == "a", "x.Mail[0]", "no filter does" },
        { x => x.Mail.First() == "a", "x.Mail.First()", "no filter does" },
        { x => x.Mail.OrderBy(m => m).Any(), "x.Mail.OrderBy(m => m).Any()", "neither an attribute nor known beforehand" },
        { x => x.Mail.Contains(x.UserName), "x.Mail.Contains(x.UserName)", "never with another attribute" },
        { x => x.Mail.Contains("a", StringComparer.Ordinal), "x.Mail.Contains(\"a\"", "ignores case" },
        { x => x.Mail.Contains("a", StringComparer.CurrentCulture), "x.Mail.Contains(\"a\"", "by its own rules" },
        { x => NoList!.Contains(x.UserName), "", "the list is null" },
        { x => x.UserName == Nothing!.Trim(), "Nothing.Trim()", "evaluating it threw" },
        { x => x.Dn.IsChildOf(Boss) || x.UserName == "a", "x.Dn.IsChildOf(", "where a search looks" },
        { x => !x.Dn.IsDescendantOf(Boss), "x.Dn.IsDescendantOf(", "where a search looks" },
        { x => x.Dn.Parent == Boss, "x.Dn.Parent", "does not take names apart" },
        { x => x.CreatedAt!.Value.Year == 2026, "x.CreatedAt.Value.Year", "does not know the Year of a value" },
        { x => (byte)x.UidNumber == 5, "x.UidNumber", "does not convert Int32 to Byte" },
        { x => x.UidNumber < 5.5, "x.UidNumber < 5.5", "compared with a fraction" },
        { x => x.Photo == new byte[] { 1 }, "x.Photo == list", "has no equality rule" },
        { x => (x.UidNumber & 4) > 1, "", "bits are compared with == and != only" },
        { x => x.Kind!.Value.HasFlag(Kind.Guest), "x.Kind.Value.HasFlag", "kept by name" },
        { x => (x.EmployeeNumber & 1) == 1, "", "not kept as a number" },
        { x => x.Day == new DateOnly(2026, 1, 1), "x.Day == ", "in several forms" },
        { x => x.Rate == 1.5m, "x.Rate == 1.5", "in several forms" },
        { x => new[] { x.UserName }.Contains("a"), "", "neither an attribute nor known beforehand" },
        { x => TranslationOnly.Set<Group>(null).Any(g => g.Name == x.UserName), "", "no queries within queries" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_no_filter_says_is_refused_with_the_part_the_reason_and_a_remedy(
        Expression<Func<Person, bool>> predicate, string part, string reason)
    {
        var failure = Assert.Throws<LdapTranslationException>(() => TranslationOnly.Filter(predicate));

        Assert.Contains(part, failure.Expression, StringComparison.Ordinal);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Remedy);
        Assert.IsType<LdapException>(failure, exactMatch: false);
    }

    [Fact]
    public void An_attribute_that_the_server_does_not_have_is_refused_only_when_its_schema_is_known()
    {
        var known = new FixedContext { IsComplete = true };
        var unknown = new FixedContext { IsComplete = false };

        Assert.Throws<LdapTranslationException>(() => TranslationOnly.Filter<Badge>(x => x.Color == "red", known));
        Assert.Throws<LdapTranslationException>(() => TranslationOnly.Filter<Badge>(x => x.Color == null, known));
        Assert.Equal("(&(objectClass=badge)(badgeColor=red))", TranslationOnly.Filter<Badge>(x => x.Color == "red", unknown));
    }

    [Fact]
    public void A_rule_that_the_server_does_not_know_is_refused()
    {
        var failure = Assert.Throws<LdapTranslationException>(() => TranslationOnly.Filter<Person>(
            x => x.Access.HasFlag(Access.Read), new FixedContext { KnowsRules = false }));

        Assert.Contains("1.2.840.113556.1.4.803", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_outside_a_conjunction_needs_entryDN()
    {
        var failure = Assert.Throws<LdapTranslationException>(() => TranslationOnly.Filter<Person>(
            x => x.Dn == Boss || x.UserName == "a", new FixedContext { NameAttribute = null }));

        Assert.Contains("entryDN", failure.Message, StringComparison.Ordinal);
    }
}
