using CsCheck;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Ldif;

public sealed class LdifWriterTests
{
    static readonly Gen<OctetString> Values = Gen.OneOf(
        Gen.Byte.Array[0, 100].Select(octets => new OctetString(octets)),
        Gen.Char[" :<#ax-\r\n\0ä"].Array[0, 100].Select(chars => OctetString.FromString(new string(chars))));

    static readonly Gen<LdapAttribute> Attributes =
        Gen.Select(Gen.OneOf("cn", "x;lang-de", "2.5.4.3", "dn", "changetypes"), Values.Array[0, 3], (name, values) => new LdapAttribute(name, values));

    static readonly Gen<DistinguishedName> Names = Values.Select(value => DistinguishedName.Empty.Child("cn", value));

    static readonly Gen<Control> Controls = Gen.Select(Gen.OneOf("1.2.3", "2.5"), Gen.Bool, Gen.OneOf(Values.Select(v => (OctetString?)v), Gen.Const((OctetString?)null)), (oid, critical, value) => new Control(oid, critical, value));

    static readonly Gen<LdapRequest> Requests = Gen.Select(
        Gen.OneOf(
            Gen.Select(Names, Attributes, (name, attribute) => (LdapRequest)new AddRequest(name, attribute)),
            Names.Select(name => (LdapRequest)new DeleteRequest(name)),
            Gen.Select(Names, Gen.Enum<ModifyOperation>(), Attributes, (name, operation, attribute) =>
                (LdapRequest)new ModifyRequest(name, new Modification(operation, attribute), new Modification(ModifyOperation.Delete, attribute))),
            Gen.Select(Names, Names, Gen.Bool, Names, Gen.Bool, (name, rdn, delete, superior, moves) =>
                (LdapRequest)new ModifyDnRequest(name, rdn.Rdn!, delete, moves ? superior : null))),
        Controls.Array[0, 2],
        (request, controls) => request with { Controls = controls });

    [Fact]
    public void Reading_what_was_written_gives_the_same_records() =>
        Gen.Select(Requests, Names, Attributes, Gen.OneOf(0, 2, 20, 76), Gen.Bool).Sample(
            (request, name, attribute, length, returns) =>
            {
                LdifRecord[] records = [new LdifChangeRecord(request), new LdifContentRecord(name, attribute)];
                var options = new LdifWriterOptions { LineLength = length, UseCarriageReturns = returns };
                var text = Write(options, records);
                return Write(options, [.. LdifReader.Parse(text)]) == text
                    && (length == 0 || text.ReplaceLineEndings("\n").Split('\n').All(line => line.Length <= length))
                    && text.All(c => c is '\n' or '\r' or (>= ' ' and < '\x7F'));
            },
            iter: 10_000);

    [Theory]
    [InlineData("Ada", "cn: Ada")]
    [InlineData("", "cn:")]
    [InlineData(" Ada", "cn:: IEFkYQ==")]
    [InlineData("Ada ", "cn:: QWRhIA==")]
    [InlineData(":Ada", "cn:: OkFkYQ==")]
    [InlineData("<Ada", "cn:: PEFkYQ==")]
    [InlineData("A\nda", "cn:: QQpkYQ==")]
    [InlineData("A\0da", "cn:: QQBkYQ==")]
    [InlineData("Ädä", "cn:: w4Rkw6Q=")]
    [InlineData("#: <>", "cn: #: <>")]
    public void A_value_is_written_in_base64_when_RFC_2849_demands_it(string value, string line) =>
        Assert.Equal($"dn: o=x\n{line}\n\n", new LdifContentRecord(DistinguishedName.Parse("o=x"), new LdapAttribute("cn", value)).ToLdif());

    [Fact]
    public void A_long_line_is_folded_behind_a_space()
    {
        var record = new LdifContentRecord(DistinguishedName.Parse("o=x"), new LdapAttribute("cn", new string('x', 40)));

        Assert.Equal($"dn: o=x\ncn: {new string('x', 16)}\n {new string('x', 19)}\n {new string('x', 5)}\n\n", Write(new() { LineLength = 20, IncludeVersion = false }, record));
        Assert.Equal($"dn: o=x\ncn: {new string('x', 40)}\n\n", Write(new() { LineLength = 0, IncludeVersion = false }, record));
    }

    [Fact]
    public async Task The_version_comes_first_and_once_and_comments_cannot_end()
    {
        using var text = new StringWriter();
        var writer = new LdifWriter(text);
        writer.WriteComment("a\ndn: o=evil");
        await writer.WriteAsync(new LdifChangeRecord(new DeleteRequest(DistinguishedName.Parse("o=x"))), TestContext.Current.CancellationToken);
        await writer.WriteCommentAsync("end", TestContext.Current.CancellationToken);

        Assert.Equal("version: 1\n\n# a\n# dn: o=evil\ndn: o=x\nchangetype: delete\n\n# end\n", text.ToString());
    }

    [Fact]
    public void An_attribute_description_of_a_hostile_server_cannot_begin_a_record()
    {
        var entry = new SearchResultEntry(
            DistinguishedName.Parse("o=x"), new LdapAttribute(AttributeDescription.FromServer("cn: a\n\ndn: o=evil\no"), "b"));

        Assert.Throws<LdapFormatException>(() => new LdifContentRecord(entry).ToLdif());
        Assert.Throws<LdapFormatException>(() =>
            new LdifChangeRecord(new DeleteRequest(entry.ObjectName) { Controls = [new Control("1.2\n")] }).ToLdif());
    }

    [Fact]
    public void A_hostile_name_is_written_in_base64() =>
        Assert.StartsWith(
            "dn:: ",
            new LdifContentRecord(DistinguishedName.FromServer("o=x\no: evil")).ToLdif(),
            StringComparison.Ordinal);

    [Fact]
    public void The_text_of_a_record_for_logs_has_no_values()
    {
        var record = new LdifContentRecord(DistinguishedName.Parse("o=x"), new LdapAttribute("userPassword", "secret"));

        Assert.Equal("content o=x", record.ToString());
        Assert.Equal("add o=x", new LdifChangeRecord(record.ToAddRequest()).ToString());
    }

    [Fact]
    public void Requests_without_a_form_in_LDIF_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new LdifChangeRecord(new UnbindRequest()));
        Assert.False(LdifChangeRecord.CanHold(new AbandonRequest(1)));
    }

    static string Write(LdifWriterOptions options, params LdifRecord[] records)
    {
        using var text = new StringWriter();
        var writer = new LdifWriter(text, options);
        foreach (var record in records)
        {
            writer.Write(record);
        }

        return text.ToString();
    }
}
