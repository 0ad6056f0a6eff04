using Ldap3.Protocol.Codec;

namespace Ldap3.Protocol.Tests.Codec;

public sealed class MessageHeaderTests
{
    [Theory]
    [InlineData("30 00", 2)]
    [InlineData("30 0C 02 01", 14)]
    [InlineData("30 81 80", 131)]
    [InlineData("30 82 01 00", 260)]
    [InlineData("30 84 00 00 00 10", 22)] // as Active Directory writes it
    public void The_length_of_a_message_is_known_from_its_first_octets(string octets, int expected)
    {
        Assert.True(LdapMessageReader.TryReadHeader(Wire.Hex(octets), 1000, out var length));
        Assert.Equal(expected, length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("30 81")]
    [InlineData("30 84 00 00 00")]
    public void More_octets_are_asked_for_while_the_length_is_not_known(string octets) =>
        Assert.False(LdapMessageReader.TryReadHeader(Wire.Hex(octets), 1000, out _));

    [Theory]
    [InlineData("04")]
    [InlineData("15 03 01")] // a TLS alert: the server speaks TLS and we do not
    [InlineData("30 80")]
    [InlineData("30 85")]
    [InlineData("30 FF")]
    [InlineData("30 82 03 E5")] // 997 + 4 octets
    [InlineData("30 84 7F FF FF FF")]
    [InlineData("30 84 FF FF FF FF")]
    public void What_begins_no_message_or_one_too_long_is_refused_at_once(string octets) =>
        Assert.Throws<LdapProtocolException>(() => LdapMessageReader.TryReadHeader(Wire.Hex(octets), 1000, out _));

    [Fact]
    public void A_message_as_long_as_the_limit_is_taken()
    {
        Assert.True(LdapMessageReader.TryReadHeader(Wire.Hex("30 82 03 E4"), 1000, out var length));
        Assert.Equal(1000, length);
        Assert.True(LdapMessageReader.TryReadHeader(Wire.Hex("30 84 7F FF FF F9"), int.MaxValue, out length));
        Assert.Equal(int.MaxValue, length);
        Assert.Throws<LdapProtocolException>(
            () => LdapMessageReader.TryReadHeader(Wire.Hex("30 84 7F FF FF FA"), int.MaxValue, out _));
    }
}
