using CsCheck;
using Ldap3.Protocol.Values;

namespace Ldap3.Protocol.Tests.Values;

public sealed class SidTests
{
    [Theory]
    [InlineData("S-1-5-32-544", "01020000000000052000000020020000")]
    [InlineData("S-1-1-0", "010100000000000100000000")]
    [InlineData("S-1-5", "0100000000000005")]
    [InlineData("S-1-5-21-1004336348-1177238915-682003330-512", "010500000000000515000000dcf4dc3b833d2b46828ba62800020000")]
    [InlineData("S-1-0x123456789ABC-7", "0101123456789abc07000000")]
    public void Octets_and_text_say_the_same(string text, string octets)
    {
        var sid = Sid.Parse(text);

        Assert.Equal(octets, Convert.ToHexStringLower(sid.ToOctets().Span));
        Assert.Equal(sid, Sid.FromOctets(Convert.FromHexString(octets)));
        Assert.Equal(text, Sid.FromOctets(Convert.FromHexString(octets)).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("S-1")]
    [InlineData("S-2-5-32")]
    [InlineData("S-1-5-")]
    [InlineData("S-1-5-4294967296")]
    [InlineData("S-1-5--1")]
    [InlineData("S-1-281474976710656-1")]
    [InlineData("S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15-16")]
    public void What_is_no_identifier_is_refused(string text) => Assert.Throws<LdapFormatException>(() => Sid.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("01020000000000052000000020")]
    [InlineData("02020000000000052000000020020000")]
    public void Octets_that_are_none_are_refused(string octets) =>
        Assert.Throws<FormatException>(() => Sid.FromOctets(Convert.FromHexString(octets)));

    [Fact]
    public void The_parts_can_be_asked_for()
    {
        var sid = Sid.Parse("S-1-5-21-1-2-3-512");

        Assert.Equal(5, sid.Authority);
        Assert.Equal([21u, 1, 2, 3, 512], sid.SubAuthorities);
        Assert.Equal(512u, sid.RelativeId);
    }

    [Fact]
    public void The_default_is_the_null_SID()
    {
        Assert.Equal("S-1-0-0", default(Sid).ToString());
        Assert.Equal(Sid.Parse("S-1-0-0"), default);
        Assert.Equal(Sid.Parse("S-1-0-0").GetHashCode(), default(Sid).GetHashCode());
    }

    [Fact]
    public void Every_identifier_comes_back_from_its_text() =>
        Gen.Select(Gen.Long[0, 0xFFFF_FFFF_FFFF], Gen.UInt.Array[0, 15]).Sample((authority, numbers) =>
        {
            var sid = Sid.Parse($"S-1-{authority}{string.Concat(numbers.Select(number => $"-{number}"))}");
            return Sid.Parse(sid.ToString()) == sid && sid.Authority == authority && sid.SubAuthorities.SequenceEqual(numbers);
        });

    [Fact]
    public void Active_Directory_has_octets_and_Samba_text()
    {
        var sid = Sid.Parse("S-1-5-32-544");

        Assert.Equal(sid.ToOctets(), ValueConverters.Find(typeof(Sid), "objectSid")!.WriteObject(sid));
        Assert.Equal("S-1-5-32-544", ValueConverters.Find(typeof(Sid), "sambaSID")!.WriteObject(sid).ToString());
        Assert.Equal(sid, ValueConverters.Find(typeof(Sid), "sambaSID")!.ReadObject("S-1-5-32-544"u8));
    }
}
