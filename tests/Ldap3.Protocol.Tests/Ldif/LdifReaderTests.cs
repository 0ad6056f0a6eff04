using System.Text;
using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Tests.Ldif;

public sealed class LdifReaderTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Comments_foldings_and_empty_lines_are_understood_with_either_line_end(string lineEnd)
    {
        var text = """
            # a comment
              that is folded

            version: 1


            dn: cn=A
              da,o=x
            cn:   Ada
            # a comment within
             folded: too
            cn:: QWRhIEx
             vdmVsYWNl
            CN: third
            seeAlso:
            description: a : b

            dn::bz14
            o: x
            """.ReplaceLineEndings(lineEnd);

        var records = LdifReader.Parse(text).Cast<LdifContentRecord>().ToArray();

        Assert.Equal(["cn=A da,o=x", "o=x"], records.Select(record => record.Dn.ToString()));
        Assert.Equal(["cn: Ada, Ada Lovelace, third", "seeAlso: ", "description: a : b"], records[0].Attributes.Select(a => a.Text()));
        Assert.Equal([7, 18], records.Select(record => record.Line));
        Assert.True(Assert.Single(records[0].Attributes[1].Values).IsEmpty);
    }

    [Fact]
    public void Every_way_of_cutting_a_file_into_pieces_gives_the_same_records()
    {
        var text = "version: 1\r\n\r\ndn: o=x\r\no: x\r\n#c\r\n c\r\no: y\r\n z\r\n\r\n\r\ndn: o=y\r\nchangetype: delete\r";
        var expected = LdifReader.Parse(text).Select(record => record.ToLdif()).ToArray();
        Assert.Equal(["dn: o=x\no: x\no: yz\n\n", "dn: o=y\nchangetype: delete\n\n"], expected);

        for (var size = 1; size < text.Length; size++)
        {
            using var source = new DripReader(text, size);
            Assert.Equal(expected, LdifReader.Read(source).Select(record => record.ToLdif()));
        }
    }

    [Fact]
    public async Task Streams_are_read_without_blocking_and_stay_open()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("\uFEFFdn: o=ä\no: ä\n\ndn: o=b\n"));

        var names = await LdifReader.ReadAsync(stream, cancellationToken: TestContext.Current.CancellationToken)
            .Select(record => record.Dn.ToString()).ToArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["o=ä", "o=b"], names);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task A_stream_that_is_not_UTF8_is_refused_both_ways()
    {
        byte[] latin1 = [.. "dn: o=x\no: "u8, 0xE4, .. "\n\ndn: o=y\n"u8];

        var error = Assert.Throws<LdapFormatException>(() => LdifReader.Read(new MemoryStream(latin1)).Count());
        await Assert.ThrowsAsync<LdapFormatException>(async () => await LdifReader
            .ReadAsync(new MemoryStream(latin1), cancellationToken: TestContext.Current.CancellationToken)
            .CountAsync(TestContext.Current.CancellationToken));

        Assert.Contains("UTF-8", error.Message, StringComparison.Ordinal);
        Assert.Equal("ä", LdifReader.Read(new StreamReader(new MemoryStream(latin1), Encoding.Latin1))
            .Cast<LdifContentRecord>().First().Attributes[0].Values[0].ToString());
    }

    [Fact]
    public void Changes_hold_requests_and_controls()
    {
        var records = LdifReader.Parse("""
            dn: o=x
            control: 1.2.3
            control: 1.2.4 true
            control: 1.2.5 false: text
            control: 1.2.6:: AAE=
            changetype: Add
            o: x

            dn: o=x
            changetype: moddn
            newrdn:: bz15
            deleteoldrdn: 1
            newsuperior:

            dn: o=x
            changetype: modify
            increment: uidNumber
            uidNumber: 1
            -
            replace: cn;lang-de
            CN;LANG-de: a
            """).Cast<LdifChangeRecord>().Select(record => record.Request).ToArray();

        Assert.Equal(
            [("1.2.3", false, null), ("1.2.4", true, null), ("1.2.5", false, "74657874"), ("1.2.6", false, "0001")],
            records[0].Controls.Select(c => (c.Oid, c.IsCritical, c.Value is { } value ? Convert.ToHexString(value.Span) : null)));
        Assert.Equal("o: x", Assert.Single(Assert.IsType<AddRequest>(records[0]).Attributes).Text());
        var rename = Assert.IsType<ModifyDnRequest>(records[1]);
        Assert.Equal(("o=y", true, true), (rename.NewRdn.ToString(), rename.DeleteOldRdn, rename.NewSuperior is { IsEmpty: true }));
        Assert.Equal(
            [(ModifyOperation.Increment, "uidNumber: 1"), (ModifyOperation.Replace, "cn;lang-de: a")],
            Assert.IsType<ModifyRequest>(records[2]).Changes.Select(c => (c.Operation, c.Attribute.Text())));
    }

    [Theory]
    [InlineData("cn: a", 1, 0, "dn:")]
    [InlineData("version: 2\ndn: o=x", 1, 9, "version")]
    [InlineData("dn: o=x\nversion: 1\n\nversion: 1", 4, 0, "dn:")]
    [InlineData("dn: o=x\nno colon", 2, 8, "colon")]
    [InlineData("dn: o=x\nc n: a", 2, 1, "attribute description")]
    [InlineData("dn: o=<", 1, 6, "escaped")]
    [InlineData("\n\ndn: o=x,\n p", 3, 8, "equals sign")]
    [InlineData("dn:: !!!!", 1, 5, "base64")]
    [InlineData("dn:: /w==", 1, 5, "UTF-8")]
    [InlineData("dn:< file:///x", 1, 3, "URL")]
    [InlineData(" dn: o=x", 1, 0, "continues")]
    [InlineData("dn: o=x\n\n o: x", 3, 0, "continues")]
    [InlineData("dn: o=x\njpegPhoto:< file:///etc/passwd", 2, 10, "resolver")]
    [InlineData("dn: o=x\nchangetype: rename", 2, 12, "modrdn")]
    [InlineData("dn: o=x\ncontrol: 1.2.3", 2, 14, "changetype")]
    [InlineData("dn: o=x\ncontrol: x\nchangetype: delete", 2, 9, "identifier")]
    [InlineData("dn: o=x\ncontrol:\nchangetype: delete", 2, 8, "identifier")]
    [InlineData("dn: o=x\ncontrol: 1.2 maybe\nchangetype: delete", 2, 12, "true or false")]
    [InlineData("dn: o=x\nchangetype: delete\no: x", 3, 0, "Nothing follows")]
    [InlineData("dn: o=x\nchangetype: modrdn\nnewrdn: o=y", 3, 11, "deleteoldrdn")]
    [InlineData("dn: o=x\nchangetype: modrdn\nnewrdn: o=y\ndeleteoldrdn: 2", 4, 14, "0 or 1")]
    [InlineData("dn: o=x\nchangetype: modrdn\nnewrdn: o=y,o=z\ndeleteoldrdn: 1", 3, 8, "One relative")]
    [InlineData("dn: o=x\nchangetype: modrdn\ndeleteoldrdn: 1", 3, 0, "newrdn")]
    [InlineData("dn: o=x\nchangetype: modrdn\nnewrdn: o=y\ndeleteoldrdn: 1\nx: y", 5, 0, "newsuperior")]
    [InlineData("dn: o=x\nchangetype: modify\nchange: cn", 3, 0, "replace:")]
    [InlineData("dn: o=x\nchangetype: modify\nadd: cn\nsn: x\n-", 4, 0, "dash")]
    [InlineData("dn: o=x\nchangetype: modify\nadd: c n", 3, 6, "attribute description")]
    public void Malformed_lines_are_refused_with_line_and_position(string text, int line, int position, string expected)
    {
        var error = Assert.Throws<LdapFormatException>(() => LdifReader.Parse(text));

        Assert.Equal((line, position), (error.Line, error.Position));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_before_a_malformed_one_are_given()
    {
        using var source = new StringReader("dn: o=x\n\nbad");
        using var records = LdifReader.Read(source).GetEnumerator();

        Assert.True(records.MoveNext());
        Assert.Throws<LdapFormatException>(() => records.MoveNext());
    }

    [Fact]
    public void A_password_is_not_repeated_in_an_error()
    {
        var error = Assert.Throws<LdapFormatException>(() => LdifReader.Parse("dn: o=x\nuserPassword:: s3cr3t!"));

        Assert.DoesNotContain("s3cr3t", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("userPassword:: ", error.Input);
    }

    [Fact]
    public void A_line_longer_than_allowed_is_refused_before_it_is_read_to_its_end()
    {
        var options = new LdifReaderOptions { MaxLineLength = 1000 };
        using var endless = new DripReader("dn: o=x\no: " + new string('x', 1_000_000), 100);

        var error = Assert.Throws<LdapFormatException>(() => LdifReader.Read(endless, options).Count());

        Assert.Equal((2, "o:"), (error.Line, error.Input));
        Assert.InRange(endless.Given, 1000, 1200);
    }

    [Fact]
    public void A_resolver_gives_the_value_behind_a_URL()
    {
        var options = new LdifReaderOptions { UrlResolver = url => $"from {url.AbsolutePath}" };
        using var source = new StringReader("dn: o=x\njpegPhoto:< file:///tmp/x.jpg");

        var record = Assert.IsType<LdifContentRecord>(Assert.Single(LdifReader.Read(source, options)));

        Assert.Equal("jpegPhoto: from /tmp/x.jpg", record.Attributes[0].Text());
    }

    /// <summary>Gives a text in pieces of one size.</summary>
    sealed class DripReader(string text, int size) : TextReader
    {
        public int Given { get; private set; }

        public override int Read(char[] buffer, int index, int count)
        {
            var length = Math.Min(Math.Min(size, count), text.Length - Given);
            text.CopyTo(Given, buffer, index, length);
            Given += length;
            return length;
        }
    }
}
