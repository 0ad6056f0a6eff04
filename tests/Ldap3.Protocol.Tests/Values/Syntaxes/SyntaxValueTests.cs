using System.Text;
using CsCheck;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema.Syntaxes;
using Ldap3.Protocol.Values.Syntaxes;

namespace Ldap3.Protocol.Tests.Values.Syntaxes;

/// <summary>The values that RFC 4517 section 3.3 shows, and those that it does not allow.</summary>
public sealed class SyntaxValueTests
{
    const string Prefix = "1.3.6.1.4.1.1466.115.121.1.";

    [Theory]
    [InlineData("'0101111101'B", 10)] // RFC 4517 section 3.3.2
    [InlineData("''B", 0)]
    public void Bit_strings_come_back_as_they_went(string text, int length)
    {
        var bits = BitString.Parse(text);

        Assert.Equal(length, bits.Length);
        Assert.Equal(text, bits.ToString());
        Assert.Equal(bits, new BitString(bits.Bits));
    }

    [Theory]
    [InlineData("0101")]
    [InlineData("'0102'B")]
    [InlineData("'01'b")]
    [InlineData("'B")]
    [InlineData("")]
    public void What_is_no_bit_string_is_refused(string text)
    {
        Assert.False(BitString.TryParse(text, out _));
        Assert.Throws<LdapFormatException>(() => BitString.Parse(text));
    }

    [Fact]
    public void The_default_bit_string_is_the_empty_one() => Assert.Equal(BitString.Parse("''B"), default);

    [Fact]
    public void A_name_may_have_bits_behind_it() // RFC 4517 section 3.3.21
    {
        var value = NameAndOptionalUid.Parse("1.3.6.1.4.1.1466.0=#04024869,O=Test,C=GB#'0101'B");

        Assert.Equal(DistinguishedName.Parse("1.3.6.1.4.1.1466.0=#04024869,O=Test,C=GB"), value.Name);
        Assert.Equal(BitString.Parse("'0101'B"), value.Uid);
        Assert.Equal("1.3.6.1.4.1.1466.0=#04024869,O=Test,C=GB#'0101'B", value.ToString());
        Assert.Null(NameAndOptionalUid.Parse("cn=a#b,o=c").Uid);
        Assert.False(NameAndOptionalUid.TryParse("no name", out _));
    }

    [Fact]
    public void Ways_of_delivery_are_in_the_order_of_preference() // RFC 4517 section 3.3.5
    {
        var value = DeliveryMethods.Parse("telephone $ videotex");

        Assert.Equal([DeliveryMethod.Telephone, DeliveryMethod.Videotex], value.Methods);
        Assert.Equal("telephone $ videotex", value.ToString());
        Assert.Equal(value, DeliveryMethods.Parse("telephone$videotex"));
        Assert.Throws<ArgumentException>(() => new DeliveryMethods());
    }

    [Theory]
    [InlineData("")]
    [InlineData("pigeon")]
    [InlineData("telephone $")]
    [InlineData("1")]
    [InlineData("any,mhs")]
    public void Unknown_ways_of_delivery_are_refused(string text) =>
        Assert.Throws<LdapFormatException>(() => DeliveryMethods.Parse(text));

    [Fact]
    public void A_fax_number_says_what_the_terminal_can_do() // RFC 4517 section 3.3.11
    {
        var value = FacsimileNumber.Parse("+61 3 9896 7801$a3Width$fineResolution");

        Assert.Equal("+61 3 9896 7801", value.Number);
        Assert.Equal(FacsimileParameters.FineResolution | FacsimileParameters.A3Width, value.Parameters);
        Assert.Equal("+61 3 9896 7801$fineResolution$a3Width", value.ToString());
        Assert.Equal("+61 3 9896 7801", new FacsimileNumber("+61 3 9896 7801").ToString());
        Assert.Throws<LdapFormatException>(() => FacsimileNumber.Parse("+61 3 9896 7801$colour"));
        Assert.False(FacsimileNumber.TryParse("", out _));
    }

    [Fact]
    public void A_telex_number_has_three_parts() // RFC 4517 section 3.3.33
    {
        Assert.Equal(new TelexNumber("12345", "023", "ABCDE"), TelexNumber.Parse("12345$023$ABCDE"));
        Assert.Equal("12345$023$ABCDE", TelexNumber.Parse("12345$023$ABCDE").ToString());
        Assert.Throws<LdapFormatException>(() => TelexNumber.Parse("12345$023"));
        Assert.False(TelexNumber.TryParse("12345$$ABCDE", out _));
    }

    [Fact]
    public void A_mailbox_may_have_dollar_signs() // RFC 4517 section 3.3.27
    {
        Assert.Equal(new OtherMailbox("MCIMail", "123$4"), OtherMailbox.Parse("MCIMail$123$4"));
        Assert.Equal("MCIMail$123$4", OtherMailbox.Parse("MCIMail$123$4").ToString());
        Assert.Throws<LdapFormatException>(() => OtherMailbox.Parse("$123"));
        Assert.False(OtherMailbox.TryParse("MCIMail", out _));
    }

    [Fact]
    public void What_the_types_print_their_syntaxes_allow()
    {
        Gen.Bool.Array[0, 40].Sample(bits => Allows("6", new BitString(bits).ToString()), iter: 2000);
        Gen.Enum<DeliveryMethod>().Array[1, 5].Sample(
            methods => Allows("14", new DeliveryMethods(methods).ToString())
                && DeliveryMethods.Parse(new DeliveryMethods(methods).ToString()).Equals(new DeliveryMethods(methods)),
            iter: 2000);
        Gen.Int[0, 127].Sample(
            flags =>
            {
                var value = new FacsimileNumber("+1 2", (FacsimileParameters)flags);
                return Allows("22", value.ToString()) && FacsimileNumber.Parse(value.ToString()) == value;
            },
            iter: 2000);
    }

    static bool Allows(string syntax, string text) => SyntaxValidator.Find(Prefix + syntax)!.IsValid(Encoding.UTF8.GetBytes(text));
}
