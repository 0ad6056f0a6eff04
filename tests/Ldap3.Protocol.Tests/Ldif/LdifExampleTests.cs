using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Tests.Ldif;

public sealed class LdifExampleTests
{
    static readonly LdifReaderOptions WithFiles = new() { UrlResolver = url => url.ToString() };

    [Theory]
    [InlineData(LdifExamples.TwoEntries, 2)]
    [InlineData(LdifExamples.FoldedValue, 1)]
    [InlineData(LdifExamples.Base64Value, 1)]
    [InlineData(LdifExamples.LanguageTags, 2)]
    [InlineData(LdifExamples.ExternalFile, 1)]
    [InlineData(LdifExamples.Changes, 6)]
    [InlineData(LdifExamples.ControlledChange, 1)]
    public void An_example_of_RFC_2849_is_read_and_what_is_written_of_it_is_read_alike(string text, int count)
    {
        var records = Read(text);
        var written = string.Concat(records.Select(record => record.ToLdif()));

        Assert.Equal(count, records.Length);
        Assert.Equal(written, string.Concat(Read(written).Select(record => record.ToLdif())));
        Assert.All(written.Split('\n'), line => Assert.InRange(line.Length, 0, 76));
    }

    [Fact]
    public void A_folded_value_is_joined()
    {
        var record = Assert.IsType<LdifContentRecord>(Assert.Single(Read(LdifExamples.FoldedValue)));

        Assert.Contains(
            "description: Babs is a big sailing fan, and travels extensively in search of perfect sailing conditions.",
            record.Attributes.Select(attribute => attribute.Text()));
    }

    [Fact]
    public void A_base64_value_is_decoded_and_written_in_base64_again()
    {
        var record = Assert.IsType<LdifContentRecord>(Assert.Single(Read(LdifExamples.Base64Value)));

        Assert.StartsWith(
            "What a careful reader you are!  This value is base-64-encoded because it has a control character in it (a CR).\r",
            record.Attributes[^1].Values[0].ToString(),
            StringComparison.Ordinal);
        Assert.Contains("description:: V2hhdCBh", record.ToLdif(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_language_tags_beyond_ASCII_are_understood()
    {
        var records = Read(LdifExamples.LanguageTags).Cast<LdifContentRecord>().ToArray();

        Assert.Equal(["ou=営業部,o=Airius", "uid=rogasawara,ou=営業部,o=Airius"], records.Select(record => record.Dn.ToString()));
        Assert.Equal("営業部", records[0].Attributes.First(a => a.Description.HasOption("lang-ja")).Values[0].ToString());
        Assert.Equal(2, records[0].Attributes.First(a => a.Description.HasOption("phonetic")).Description.Options.Count);
    }

    [Fact]
    public void Changes_become_requests()
    {
        var requests = Read(LdifExamples.Changes).Cast<LdifChangeRecord>().Select(record => record.Request).ToArray();

        Assert.Equal(6, Assert.IsType<AddRequest>(requests[0]).Attributes.Count);
        Assert.Equal("cn=Robert Jensen, ou=Marketing, dc=airius, dc=com", Assert.IsType<DeleteRequest>(requests[1]).Entry.ToString());
        Assert.Equal(
            ("cn=Paula Jensen", true, null),
            Assert.IsType<ModifyDnRequest>(requests[2]) is var rename ? (rename.NewRdn.ToString(), rename.DeleteOldRdn, rename.NewSuperior?.ToString()) : default);
        Assert.Equal(
            ("ou=Product Development Accountants", false, "ou=Accounting, dc=airius, dc=com"),
            Assert.IsType<ModifyDnRequest>(requests[3]) is var move ? (move.NewRdn.ToString(), move.DeleteOldRdn, move.NewSuperior?.ToString()) : default);
        Assert.Equal(
            [
                (ModifyOperation.Add, "postaladdress: 123 Anystreet $ Sunnyvale, CA $ 94086"),
                (ModifyOperation.Delete, "description: "),
                (ModifyOperation.Replace, "telephonenumber: +1 408 555 1234, +1 408 555 5678"),
                (ModifyOperation.Delete, "facsimiletelephonenumber: +1 408 555 9876"),
            ],
            Assert.IsType<ModifyRequest>(requests[4]).Changes.Select(change => (change.Operation, change.Attribute.Text())));
        Assert.All(Assert.IsType<ModifyRequest>(requests[5]).Changes, change => Assert.Empty(change.Attribute.Values));
    }

    [Fact]
    public void A_control_comes_with_its_change()
    {
        var record = Assert.IsType<LdifChangeRecord>(Assert.Single(Read(LdifExamples.ControlledChange)));

        Assert.Equal(new Control("1.2.840.113556.1.4.805", IsCritical: true), Assert.Single(record.Request.Controls));
        Assert.IsType<DeleteRequest>(record.Request);
    }

    static LdifRecord[] Read(string text)
    {
        using var source = new StringReader(text);
        return [.. LdifReader.Read(source, WithFiles)];
    }
}
