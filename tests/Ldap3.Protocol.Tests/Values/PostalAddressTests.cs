using CsCheck;
using Ldap3.Protocol.Values;

namespace Ldap3.Protocol.Tests.Values;

public sealed class PostalAddressTests
{
    [Theory]
    [InlineData("1234 Main St.$Anytown, CA 12345$USA", "1234 Main St.|Anytown, CA 12345|USA")] // RFC 4517 section 3.3.28
    [InlineData("\\241,000,000 Sweepstakes$PO Box 1000000", "$1,000,000 Sweepstakes|PO Box 1000000")] // RFC 4517 section 3.3.28
    [InlineData("a\\5c24$b\\5Cc", "a\\24|b\\c")]
    [InlineData("a$$b$", "a|b")]
    public void Lines_are_taken_apart_and_unescaped(string text, string lines) =>
        Assert.Equal(lines.Split('|'), PostalAddress.Parse(text).Lines);

    [Fact]
    public void Lines_come_back_whatever_they_hold() =>
        Gen.String[Gen.Char["a$\\245Cc \u00e9"], 1, 12].Array[1, 5].Sample(lines =>
            PostalAddress.Parse(new PostalAddress(lines).ToString()).Lines.SequenceEqual(lines), iter: 5000);

    [Fact]
    public void An_empty_line_is_refused() => Assert.Throws<ArgumentException>(() => new PostalAddress("a", ""));

    [Fact]
    public void Addresses_are_equal_when_their_lines_are()
    {
        Assert.Equal(PostalAddress.Parse("a$b"), new PostalAddress("a", "b"));
        Assert.NotEqual(PostalAddress.Parse("a$b"), new PostalAddress("b", "a"));
        Assert.Empty(default(PostalAddress).Lines);
    }
}
