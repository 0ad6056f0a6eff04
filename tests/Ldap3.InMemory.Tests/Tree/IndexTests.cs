using Ldap3.InMemory.Searching;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tests.Tree;

/// <summary>Indexes change how searches are answered, never what they answer.</summary>
public sealed class IndexTests
{
    static readonly string[] Words = ["Ada", "ADA ", "Grace Hopper", "Zoë", "ab", "a", "  two  spaces ", "x*y", "Ännchen"];

    static readonly string[] Filters =
    [
        "(cn=ada)", "(cn=grace hopper)", "(cn=*hop*)", "(cn=*e*)", "(cn=gr*)", "(cn=a*)", "(cn=*er)", "(cn=g*ce*er)", "(cn=*two spaces*)",
        "(cn=*)", "(name=ada)", "(name=*o*)", "(!(cn=ada))", "(&(objectClass=person)(cn=ada))", "(|(cn=ada)(sn=a))",
        "(|(cn=ada)(description=*x*))", "(objectClass=person)", "(objectClass=top)", "(objectClass=2.5.6.6)", "(objectClass=nothing)",
        "(cn=\\2a)", "(uidNumber=7)", "(uidNumber>=5)", "(uidNumber<=-1)", "(&(uidNumber>=2)(uidNumber<=100))", "(uidNumber=x)",
        "(member=cn=0,o=test)", "(member=CN=0, O=test)", "(cn;lang-de=ada)", "(cn:=ada)", "(cn:caseExactMatch:=Ada)", "(modifyTimestamp>=20000101000000Z)",
        "(cn~=ada)", "(entryDN=cn=0,o=test)",
    ];

    [Fact]
    public void Searches_find_the_same_with_and_without_indexes()
    {
        var random = new Random(20261123);
        var indexed = Create(DirectoryIndex.Default);
        var plain = Create([]);
        for (var i = 0; i < 150; i++)
        {
            var request = Change(random);
            Assert.Equal(Run(plain, request), Run(indexed, request));
            if (i % 10 == 0)
            {
                Assert.All(Filters, filter => Assert.Equal(Find(plain, filter), Find(indexed, filter)));
            }
        }

        Assert.InRange(indexed.Count, 4, 13);
    }

    [Theory]
    [InlineData("(cn=Ada)", 1)]
    [InlineData("(&(objectClass=*)(cn=ada))", 1)]
    [InlineData("(|(cn=ada)(sn=curie))", 2)]
    [InlineData("(cn=*ari*)", 1)]
    [InlineData("(cn=ma*)", 1)]
    [InlineData("(mail=*)", 0)]
    [InlineData("(uidNumber>=2)", 1)]
    [InlineData("(uidNumber<=2)", 2)]
    [InlineData("(cn=nobody)", 0)]
    [InlineData("(cn=*a*)", null)]
    [InlineData("(!(cn=ada))", null)]
    [InlineData("(description=x)", null)]
    [InlineData("(|(cn=ada)(description=x))", null)]
    public void Only_what_an_index_leaves_is_looked_at(string filter, int? candidates)
    {
        var directory = Create(DirectoryIndex.Default);
        Person(directory, "Ada", "Lovelace", 1);
        Person(directory, "Marie", "Curie", 2);

        Assert.Equal(candidates, new CandidateFinder(directory.Tree, directory.Schema).Of(Filter.Parse(filter))?.Ids.Count());
    }

    [Fact]
    public void What_is_saved_is_loaded_as_it_was()
    {
        var first = Create(DirectoryIndex.Default);
        Person(first, "Ada", "Lovelace", 1);
        var saved = Saved(first);
        var second = new InMemoryDirectory();

        Assert.Equal(2, second.LoadLdif(new StringReader(saved)));

        Assert.Equal(saved, Saved(second));
        Person(second, "Marie", "Curie", 2);
        Assert.True(string.CompareOrdinal(second.Tree.Stamp.Csn, first.Tree.Stamp.Csn) > 0);
    }

    [Fact]
    public void A_faulty_entry_ends_loading_and_those_before_it_stay()
    {
        var directory = new InMemoryDirectory();

        var refusal = Assert.Throws<Ldap3.Protocol.LdapOperationException>(() => directory.LoadLdif(new StringReader("""
            dn: o=test
            objectClass: organization
            o: test

            dn: cn=a,o=test
            objectClass: person
            cn: a

            dn: cn=b,o=test
            objectClass: device
            cn: b
            """)));

        Assert.Equal(ResultCode.ObjectClassViolation, refusal.ResultCode);
        Assert.Equal(1, directory.Count);
    }

    static InMemoryDirectory Create(IReadOnlyList<DirectoryIndex> indexes)
    {
        var directory = new InMemoryDirectory(new InMemoryDirectoryOptions { Indexes = indexes });
        directory.Add(new AddRequest(Name("o=test"), new("objectClass", "organization"), new("o", "test")));
        return directory;
    }

    static void Person(InMemoryDirectory directory, string cn, string sn, int number) => directory.Add(new AddRequest(
        Name($"cn={cn},o=test"),
        new("objectClass", "person", "posixAccount"),
        new("sn", sn),
        new("uid", cn),
        new("uidNumber", $"{number}"),
        new("gidNumber", "0"),
        new("homeDirectory", "/")));

    static LdapRequest Change(Random random)
    {
        var name = Name($"cn={random.Next(12)},o=test");
        return random.Next(6) switch
        {
            0 or 1 => new AddRequest(
                name,
                new("objectClass", "person", "extensibleObject"),
                new("cn", Word(random)),
                new("sn", Word(random)),
                new("uidNumber", $"{random.Next(-3, 9)}")),
            2 => new ModifyRequest(name, Replace("cn", name.Rdn!.Parts[0].Value, Word(random))),
            3 => new ModifyRequest(
                name,
                Replace("cn;lang-de", Word(random)),
                Replace("member", $"cn={random.Next(12)},o=test")),
            4 => new ModifyDnRequest(name, RelativeDistinguishedName.Parse($"cn={random.Next(12)}")),
            _ => new DeleteRequest(name),
        };
    }

    static Modification Replace(string type, params OctetString[] values) =>
        new(ModifyOperation.Replace, new LdapAttribute(type, values));

    static string Word(Random random) => Words[random.Next(Words.Length)];

    static ResultCode Run(InMemoryDirectory directory, LdapRequest request) =>
        ((LdapResult)directory.CreateSession().AsAdministrator().Execute(request).Last()).ResultCode;

    static List<string> Find(InMemoryDirectory directory, string filter) =>
    [
        .. directory.CreateSession()
            .Execute(new SearchRequest { BaseObject = Name("o=test"), Filter = Filter.Parse(filter) })
            .OfType<SearchResultEntry>()
            .Select(entry => entry.ObjectName.ToString())
            .Order(StringComparer.Ordinal),
    ];

    static string Saved(InMemoryDirectory directory)
    {
        var text = new StringWriter();
        directory.SaveLdif(text);
        return text.ToString();
    }

    static DistinguishedName Name(string text) => DistinguishedName.Parse(text);
}
