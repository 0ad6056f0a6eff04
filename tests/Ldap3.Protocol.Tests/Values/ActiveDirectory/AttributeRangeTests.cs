using CsCheck;
using Ldap3.Protocol.Values.ActiveDirectory;

namespace Ldap3.Protocol.Tests.Values.ActiveDirectory;

public sealed class AttributeRangeTests
{
    [Theory]
    [InlineData("member;range=0-1499", "member", 0, 1499)]
    [InlineData("member;Range=1500-*", "member", 1500, null)]
    [InlineData("member;range=0-0;binary", "member;binary", 0, 0)]
    [InlineData("member;lang-de;range=5-6", "member;lang-de", 5, 6)]
    public void A_description_says_which_values(string description, string attribute, int first, int? last)
    {
        Assert.True(AttributeRange.TryParse(description, out var range));
        Assert.Equal(new AttributeRange(attribute, first, last), range);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("member")]
    [InlineData("range=0-1")]
    [InlineData(";range=0-1")]
    [InlineData("member;range=")]
    [InlineData("member;range=0")]
    [InlineData("member;range=-1")]
    [InlineData("member;range=0-")]
    [InlineData("member;range=2-1")]
    [InlineData("member;range=0-99999999999")]
    [InlineData("member;range=*-*")]
    [InlineData("member;ranges=0-1")]
    public void Other_descriptions_have_no_range(string? description) => Assert.False(AttributeRange.TryParse(description, out _));

    [Fact]
    public void Any_range_comes_back() => Gen.Select(Gen.Int[0, 1 << 20], Gen.Int[0, 1 << 20].Nullable()).Sample((first, length) =>
    {
        var range = new AttributeRange("member", first, first + length);
        return AttributeRange.TryParse(range.ToString(), out var read) && read == range;
    });
}
