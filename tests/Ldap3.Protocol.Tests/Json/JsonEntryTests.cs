using System.Text;
using CsCheck;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Json;
using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Tests.Codec;

namespace Ldap3.Protocol.Tests.Json;

public sealed class JsonEntryTests
{
    static readonly SearchResultEntry Photo = new(
        DistinguishedName.Parse("cn=José,dc=test"),
        new LdapAttribute("cn", "José \"x\"", "a<b"),
        new LdapAttribute("jpegPhoto", new byte[] { 0xFF, 0xD8 }),
        new LdapAttribute("userPassword"));

    static readonly Gen<OctetString> Value = Gen.OneOf(
        Gen.Byte.Array[0, 20].Select(octets => new OctetString(octets)),
        Gen.String.Select(text => (OctetString)text));

    static readonly Gen<SearchResultEntry> AnyEntry = Gen.Select(
        Gen.Select(Gen.Int[0, 4].Select(i => $"x{i};lang-de"), Value.Array[0, 4]).Array[0, 5],
        Value,
        (attributes, rdn) => new SearchResultEntry(
            new DistinguishedName(new RelativeDistinguishedName("cn", rdn)),
            [.. attributes.DistinctBy(a => a.Item1).Select(a => new LdapAttribute(a.Item1, a.Item2))]));

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public void Entries_look_as_they_do_in_ldap3() => Assert.Equal(
        """{"entries":[{"dn":"cn=José,dc=test","attributes":{"cn":["José \u0022x\u0022","a\u003Cb"],"""
        + "\"jpegPhoto\":[{\"encoded\":\"/9g=\",\"encoding\":\"base64\"}],\"userPassword\":[]}}]}",
        Photo.ToJson());

    [Fact]
    public void Whatever_a_value_is_it_comes_back() => AnyEntry.Array[0, 4].Sample(entries =>
    {
        var back = JsonEntryReader.Parse(entries.ToJson());
        var fromWire = JsonEntryReader.Parse(entries.Select(Wire.RoundTrip).ToJson(indented: true));

        return back.SequenceEqual(entries) && fromWire.SequenceEqual(entries);
    });

    [Fact]
    public async Task A_stream_is_written_as_the_entries_come_and_stays_open()
    {
        await using var stream = new MemoryStream();
        var entries = Enumerable.Range(0, 2000)
            .Select(i => new SearchResultEntry(DistinguishedName.Parse($"cn={i}"), new LdapAttribute("cn", $"{i}")))
            .ToArray();
        await using (var writer = new JsonEntryWriter(stream))
        {
            foreach (var entry in entries)
            {
                await writer.WriteAsync(entry, CancellationToken);
            }

            Assert.True(stream.Length > 0);
            writer.Dispose();
            Assert.Throws<ObjectDisposedException>(() => writer.Write(Photo));
        }

        stream.Position = 0;
        Assert.Equal(entries, JsonEntryReader.Read(stream));
        stream.Position = 0;
        Assert.Equal(entries, await JsonEntryReader.ReadAsync(stream, CancellationToken));
    }

    [Fact]
    public void What_ldap3_writes_is_read()
    {
        var entries = JsonEntryReader.Parse(
            """
            {
                "entries": [
                    {
                        "attributes": {
                            "cn": ["ada"],
                            "uidNumber": 7,
                            "isActive": true,
                            "mail": "ada@example.org",
                            "objectGUID": [{"encoded": "AAECAw==", "encoding": "base64"}]
                        },
                        "dn": "cn=ada,dc=test"
                    },
                    {"attributes": {"cn": ["read"]}, "dn": "cn=raw", "raw": {"cn": ["travelled"]}}
                ]
            }
            """);

        Assert.Equal(
            new SearchResultEntry(
                DistinguishedName.Parse("cn=ada,dc=test"),
                new("cn", "ada"),
                new("uidNumber", "7"),
                new("isActive", "TRUE"),
                new("mail", "ada@example.org"),
                new("objectGUID", new byte[] { 0, 1, 2, 3 })),
            entries[0]);
        Assert.Equal("travelled", entries[1].GetString("cn"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"entries":{}}""")]
    [InlineData("""{"entries":[1]}""")]
    [InlineData("""{"entries":[{"attributes":{}}]}""")]
    [InlineData("""{"entries":[{"dn":"cn=a"}]}""")]
    [InlineData("""{"entries":[{"dn":"cn=a","attributes":[]}]}""")]
    [InlineData("""{"entries":[{"dn":"cn=a","attributes":{"cn":[null]}}]}""")]
    [InlineData("""{"entries":[{"dn":"cn=a","attributes":{"cn":[["a"]]}}]}""")]
    [InlineData("""{"entries":[{"dn":"cn=a","attributes":{"cn":[{"encoded":"!","encoding":"base64"}]}}]}""")]
    [InlineData("""{"entries":[{"dn":"cn=a","attributes":{"cn":[{"encoded":"AA==","encoding":"rot13"}]}}]}""")]
    [InlineData("""{"entries":[{"dn":"cn=\ud800","attributes":{}}]}""")]
    [InlineData("""{"entries":[{"dn":"cn=a","attributes":{"c\udc00":["a"]}}]}""")]
    [InlineData("""{"entries":[{"dn":"cn=a","attributes":{"cn":["\ud800"]}}]}""")]
    public async Task What_is_no_document_of_entries_is_refused(string json)
    {
        Assert.Throws<LdapFormatException>(() => JsonEntryReader.Parse(json));
        await Assert.ThrowsAsync<LdapFormatException>(
            () => JsonEntryReader.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), CancellationToken));
    }

    [Fact]
    public void An_entry_and_an_outcome_are_ldif_too()
    {
        var outcome = new SearchOutcome(
            new SearchRequest { BaseObject = default }, new SearchResultDone { ResultCode = ResultCode.Success }, [Photo, Photo]);

        var records = LdifReader.Read(new StringReader(outcome.ToLdif())).ToArray();

        Assert.StartsWith("version: 1\n", outcome.ToLdif(), StringComparison.Ordinal);
        Assert.Equal(2, records.Length);
        Assert.All(records, record => Assert.Equal(Photo.ToLdif(), record.ToLdif()));
        Assert.Equal([Photo, Photo], JsonEntryReader.Parse(outcome.ToJson()));
    }
}
