using System.Text;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Codec;

public sealed class SearchResultEntryTests
{
    static readonly SearchResultEntry FromParts = new(
        DistinguishedName.Parse("uid=ada,dc=example,dc=org"),
        new LdapAttribute("objectClass", "top", "person"),
        new LdapAttribute("mail", "ada@example.org"),
        new LdapAttribute("jpegPhoto", new byte[] { 0xFF, 0xD8, 0 }),
        new LdapAttribute("userPassword"));

    public static TheoryData<SearchResultEntry> BothKinds => [FromParts, Wire.RoundTrip(FromParts)];

    [Theory]
    [MemberData(nameof(BothKinds))]
    public void An_entry_from_the_wire_answers_as_one_made_of_parts(SearchResultEntry entry)
    {
        Assert.Equal("uid=ada,dc=example,dc=org", entry.ObjectName.ToString());
        Assert.Equal(4, entry.AttributeCount);
        Assert.Equal(["objectClass", "mail", "jpegPhoto", "userPassword"], entry.Attributes.Select(a => a.Description.ToString()));
        Assert.Equal(["top", "person"], entry.Find("OBJECTCLASS")!.Values.Select(value => value.ToString()));
        Assert.Equal("ada@example.org", entry.GetString("MAIL"));
        Assert.Equal(["top", "person"], entry.GetStrings("objectclass"));
        Assert.Equal(new byte[] { 0xFF, 0xD8, 0 }, entry.Find("jpegphoto")!.Values[0].ToArray());
        Assert.Empty(entry.Find("userPassword")!.Values);
        Assert.Null(entry.GetString("userPassword"));
        Assert.Empty(entry.GetStrings("userPassword"));
        Assert.Null(entry.Find("sn"));
        Assert.Null(entry.GetString("sn"));
        Assert.Empty(entry.GetStrings("sn"));
        Assert.Equal(-1, entry.IndexOf("mai"));
    }

    [Theory]
    [MemberData(nameof(BothKinds))]
    public void Values_are_read_where_they_lie(SearchResultEntry entry)
    {
        var seen = new List<string>();

        Assert.True(entry.TryGetValues("objectClass", out var values));
        Assert.Equal(2, values.Count());
        foreach (var value in values)
        {
            seen.Add(Encoding.UTF8.GetString(value));
        }

        Assert.Equal(["top", "person"], seen);
        Assert.False(entry.TryGetValues("sn", out var none));
        Assert.False(none.MoveNext());
        Assert.Equal(0, none.Count());
    }

    [Fact]
    public void Entries_are_equal_when_their_contents_are_wherever_they_come_from()
    {
        Assert.Equal(FromParts, Wire.RoundTrip(FromParts));
        Assert.Equal(FromParts.GetHashCode(), Wire.RoundTrip(FromParts).GetHashCode());
        Assert.NotEqual(FromParts, new SearchResultEntry(FromParts.ObjectName, [.. FromParts.Attributes.Skip(1)]));
        Assert.NotEqual(FromParts, new SearchResultEntry(DistinguishedName.Parse("uid=b"), FromParts.Attributes));
        Assert.NotEqual(
            new SearchResultEntry(default, new LdapAttribute("cn", "a")),
            new SearchResultEntry(default, new LdapAttribute("cn", "a", "b")));
    }

    [Fact]
    public void Often_seen_descriptions_are_one_object()
    {
        var first = Wire.RoundTrip(FromParts);
        var second = Wire.RoundTrip(FromParts);

        Assert.Same(first.GetDescription(1), second.GetDescription(1));
        Assert.Same(first.Attributes[1].Description, second.Attributes[1].Description);
    }

    [Theory]
    [InlineData("member;range=0-1499", "member")]
    [InlineData("1.2.840.113556.1.2.102;range=0-*", "1.2.840.113556.1.2.102")]
    [InlineData("-odd name-", "-odd name-")]
    [InlineData("", "")]
    public void A_description_that_RFC_4512_does_not_allow_leaves_the_entry_readable(string description, string type)
    {
        var octets = Wire.Encode(new SearchResultEntry(
            default, new LdapAttribute(AttributeDescription.FromServer(description), "v"), new LdapAttribute("cn", "Ada")));

        var entry = Wire.Decode<SearchResultEntry>(octets);

        Assert.Equal("Ada", entry.GetString("cn"));
        Assert.Equal(description, entry.Attributes[0].Description.ToString());
        Assert.Equal(type, entry.Attributes[0].Description.Type);
        Assert.Equal("v", entry.GetString(description.ToUpperInvariant()));
    }

    [Fact]
    public void A_name_that_RFC_4514_does_not_allow_leaves_the_entry_readable()
    {
        var octets = Wire.Encode(new SearchResultEntry(DistinguishedName.FromServer("no name"), new LdapAttribute("cn", "Ada")));

        var entry = Wire.Decode<SearchResultEntry>(octets);

        Assert.Equal("no name", entry.ObjectName.ToString());
        Assert.Throws<LdapFormatException>(() => entry.ObjectName.Rdns);
        Assert.Equal("Ada", entry.GetString("cn"));
    }

    [Fact]
    public void An_entry_of_very_many_attributes_is_read_whole()
    {
        var attributes = Enumerable.Range(0, 500)
            .Select(i => new LdapAttribute($"a{i}", Enumerable.Range(0, i % 7).Select(v => OctetString.FromString(new string('x', v * 100))).ToArray()))
            .ToArray();

        var entry = Wire.RoundTrip(new SearchResultEntry(default, attributes));

        Assert.Equal(new SearchResultEntry(default, attributes), entry);
        Assert.Equal(500, entry.AttributeCount);
    }

    [Fact]
    public void Values_are_not_printed()
    {
        Assert.DoesNotContain("ada@example.org", FromParts.ToString(), StringComparison.Ordinal);
        Assert.Contains("mail", FromParts.ToString(), StringComparison.Ordinal);
    }
}
