using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Names;

public sealed class ObjectIdentifierTests
{
    [Theory]
    [InlineData("0.0")]
    [InlineData("1.3.6.1.4.1.4203.1.5.3")]
    [InlineData("2.25.329800735698586629295641978511506172918")]
    public void A_dotted_number_is_read_and_printed(string text) =>
        Assert.Equal(text, ObjectIdentifier.Parse(text).ToString());

    [Theory]
    [InlineData("", 0)]
    [InlineData("1", 1)]
    [InlineData("1.", 2)]
    [InlineData(".1", 0)]
    [InlineData("1..2", 2)]
    [InlineData("1.02", 3)]
    [InlineData("1.2 ", 3)]
    [InlineData("cn", 0)]
    [InlineData("1.2٣", 3)] // a digit, but not an ASCII one
    public void Anything_else_is_refused_with_its_position(string text, int position)
    {
        Assert.Equal(position, Assert.Throws<LdapFormatException>(() => ObjectIdentifier.Parse(text)).Position);
        Assert.False(ObjectIdentifier.TryParse(text, out _));
    }

    [Fact]
    public void An_arc_holds_what_continues_it_behind_a_dot()
    {
        var arc = ObjectIdentifier.Parse("1.2");

        Assert.True(ObjectIdentifier.Parse("1.2.3").IsBelow(arc));
        Assert.False(ObjectIdentifier.Parse("1.20").IsBelow(arc));
        Assert.False(arc.IsBelow(arc));
    }

    [Fact]
    public void The_default_is_a_valid_identifier() =>
        Assert.Equal(default, ObjectIdentifier.Parse(default(ObjectIdentifier).ToString()));
}
