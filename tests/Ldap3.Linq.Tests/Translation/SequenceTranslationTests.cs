using System.Linq.Expressions;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tests.Translation;

public sealed class SequenceTranslationTests
{
    static readonly string[] Names = ["a", "b"];
    static readonly List<string> NameList = ["a", "b"];
    static readonly HashSet<string> NameSet = ["a"];
    static readonly HashSet<string> CarelessSet = new(["a"], StringComparer.OrdinalIgnoreCase);
    static readonly IEnumerable<string> Lazy = Enumerable.Range(1, 2).Select(i => $"n{i}");
    static readonly string?[] WithNull = ["a", null];
    static readonly string[] None = [];
    static readonly int[] Numbers = [0, 7];
    static readonly int?[] MaybeNumbers = [7, null];
    static readonly Kind[] Kinds = [Kind.Guest, Kind.Employee];
    static readonly Dictionary<string, int> ByName = new() { ["a"] = 1 };
    static readonly DistinguishedName Boss = DistinguishedName.Parse("uid=boss,dc=x");
    static readonly Person BossPerson = new() { Dn = Boss, UserName = "boss", Surname = "Boss" };

    public static TheoryData<Expression<Func<Person, bool>>, string> Rows => new()
    {
        { x => Names.Contains(x.UserName), "(|(uid=a)(uid=b))" },
        { x => new[] { "a", "b" }.Contains(x.UserName), "(|(uid=a)(uid=b))" },
        { x => NameList.Contains(x.UserName), "(|(uid=a)(uid=b))" },
        { x => NameSet.Contains(x.UserName), "(uid=a)" },
        { x => CarelessSet.Contains(x.UserName), "(uid=a)" },
        { x => Lazy.Contains(x.UserName), "(|(uid=n1)(uid=n2))" },
        { x => Enumerable.Contains(Names, x.UserName), "(|(uid=a)(uid=b))" },
        { x => Names.Contains(x.UserName, StringComparer.OrdinalIgnoreCase), "(|(uid=a)(uid=b))" },
        { x => Names.Contains(x.UserName, null), "(|(uid=a)(uid=b))" },
        { x => !Names.Contains(x.UserName), "(!(uid=a))(!(uid=b))" },
        { x => None.Contains(x.UserName), "(|)" },
        { x => !None.Contains(x.UserName), "true" },
        { x => WithNull.Contains(x.Title), "(|(title=a)(!(title=*)))" },
        { x => Numbers.Contains(x.UidNumber), "(|(uidNumber=0)(!(uidNumber=*))(uidNumber=7))" },
        { x => MaybeNumbers.Contains(x.GidNumber), "(|(gidNumber=7)(!(gidNumber=*)))" },
        { x => Kinds.Contains(x.Kind!.Value), "(|(employeeType=Guest)(employeeType=Employee))" },
        { x => ByName.ContainsKey(x.UserName), "(uid=a)" },
        { x => Names.Contains(x.UserName) && x.Surname == "s", "(|(uid=a)(uid=b))(sn=s)" },
        { x => Names.Any(n => n == x.UserName), "(|(uid=a)(uid=b))" },
        { x => Names.Any(n => x.UserName.StartsWith(n)), "(|(uid=a*)(uid=b*))" },
        { x => Names.All(n => x.UserName.Contains(n)), "(uid=*a*)(uid=*b*)" },
        { x => Names.Any(n => x.Mail.Contains(n)), "(|(mail=a)(mail=b))" },
        { x => NameList.Exists(n => n == x.UserName), "(|(uid=a)(uid=b))" },
        { x => x.Mail.Contains("v"), "(mail=v)" },
        { x => !x.Mail.Contains("v"), "(!(mail=v))" },
        { x => x.Phones.Contains("+1 23"), "(telephoneNumber=+1 23)" },
        { x => x.Departments.Contains("v"), "(departmentNumber=v)" },
        { x => x.Departments.ToList().Contains("v"), "(departmentNumber=v)" },
        { x => x.Mail.Any(), "(mail=*)" },
        { x => !x.Mail.Any(), "(!(mail=*))" },
        { x => x.Mail.Count == 0, "(!(mail=*))" },
        { x => x.Mail.Count > 0, "(mail=*)" },
        { x => x.Mail.Count() != 0, "(mail=*)" },
        { x => x.Mail.Count >= 1, "(mail=*)" },
        { x => x.Mail.Count < 1, "(!(mail=*))" },
        { x => x.Mail.Count >= 0, "true" },
        { x => 0 == x.Phones.Length, "(!(telephoneNumber=*))" },
        { x => x.Mail.Count(m => m == "v") > 0, "(mail=v)" },
        { x => x.Mail == null, "(!(mail=*))" },
        { x => x.Mail != null && x.Mail.Any(), "(mail=*)(mail=*)" },
        { x => x.Mail.Any(m => m == "v"), "(mail=v)" },
        { x => x.Mail.Any(m => "v" == m), "(mail=v)" },
        { x => x.Mail.Any(m => m.StartsWith("a")), "(mail=a*)" },
        { x => x.Mail.Any(m => m != null && m.EndsWith("b")), "(mail=*b)" },
        { x => x.Mail.Any(m => m == "a" || m.StartsWith("b")), "(|(mail=a)(mail=b*))" },
        { x => x.Mail.Any(m => Names.Contains(m)), "(|(mail=a)(mail=b))" },
        { x => x.Mail.Any(m => m.StartsWith("ab") && m.EndsWith("bc")), "(|(mail=ab*bc)(mail=abc))" },
        { x => x.Mail.Any(m => m.EndsWith("aa") && m.StartsWith("aa")), "(|(mail=aa*aa)(mail=aaa)(mail=aa))" },
        { x => x.Mail.Any(m => m.StartsWith("aB") && m.EndsWith("bC")), "(|(mail=aB*bC)(mail=aBC))" },
        { x => x.Mail.Any(m => m.StartsWith("x") && m.EndsWith("y")), "(mail=x*y)" },
        { x => x.Mail.Any(m => m == "a" && x.Surname == "s"), "(mail=a)(sn=s)" },
        { x => x.Mail.Any(m => x.Surname == "s"), "(mail=*)(sn=s)" },
        { x => x.Mail.Any(m => true), "(mail=*)" },
        { x => x.Mail.Any(m => m != null), "(mail=*)" },
        { x => x.Mail.Any(m => m == null), "(|)" },
        { x => x.Mail.All(m => m != "v"), "(!(mail=v))" },
        { x => x.Mail.All(m => !m.Contains("v")), "(!(mail=*v*))" },
        { x => x.Mail.All(m => m != "v" && m != "w"), "(!(mail=v))(!(mail=w))" },
        { x => x.Mail.Where(m => m.StartsWith("a")).Any(), "(mail=a*)" },
        { x => x.Mail.Where(m => m != null).Any(m => m == "a"), "(mail=a)" },
        { x => x.Mail.Intersect(Names).Any(), "(|(mail=a)(mail=b))" },
        { x => Names.Intersect(x.Mail).Any(), "(|(mail=a)(mail=b))" },
        { x => x.SeeAlso.Contains(Boss), "(seeAlso=uid=boss,dc=x)" },
        { x => x.SeeAlso.Any(d => d == Boss), "(seeAlso=uid=boss,dc=x)" },
    };

    public static TheoryData<Expression<Func<Group, bool>>, string> GroupRows => new()
    {
        { g => g.Members.Contains(BossPerson), "(member=uid=boss,dc=x)" },
        { g => g.Members.Any(m => m.Dn == Boss), "(member=uid=boss,dc=x)" },
        { g => g.Members.Any(m => m == BossPerson), "(member=uid=boss,dc=x)" },
        { g => g.Members.All(m => m.Dn != Boss), "(!(member=uid=boss,dc=x))" },
        { g => g.Members.Count > 0, "(member=*)" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_question_about_several_values_becomes_exactly_this_filter(
        Expression<Func<Person, bool>> predicate, string filter) => Assert.Equal(filter, TranslationOnly.Filter(predicate));

    [Theory]
    [MemberData(nameof(GroupRows))]
    public void A_question_about_references_becomes_exactly_this_filter(
        Expression<Func<Group, bool>> predicate, string filter) =>
        Assert.Equal($"(&(objectClass=groupOfNames){filter})", TranslationOnly.Filter(predicate));

    [Fact]
    public void Nothing_is_sent_for_an_empty_list()
    {
        var query = TranslationOnly.Set<Person>().Where(x => None.Contains(x.UserName)).ToLdapQuery();

        Assert.Empty(query.Searches);
        Assert.StartsWith("# nothing is sent", query.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_is_split_into_several_searches()
    {
        var names = Enumerable.Range(0, 250).Select(i => $"u{i}").ToArray();

        var query = TranslationOnly.Set<Person>().Where(x => names.Contains(x.UserName) && x.Surname == "s").ToLdapQuery();

        Assert.Equal(3, query.Searches.Count);
        Assert.All(query.Searches, search =>
            Assert.StartsWith("(&(objectClass=inetOrgPerson)(objectClass=posixAccount)(|(uid=u", search.Filter.ToString(), StringComparison.Ordinal));
        Assert.EndsWith("(uid=u249))(sn=s))", query.Searches[2].Filter.ToString(), StringComparison.Ordinal);
    }
}
