using System.Text;
using CsCheck;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Tests.Schema.Syntaxes;

public sealed class SyntaxValidatorTests
{
    [Theory]
    [InlineData("6", "'0101111101'B")]
    [InlineData("6", "''B")]
    [InlineData("7", "TRUE")]
    [InlineData("11", "US")]
    [InlineData("12", "UID=jsmith,DC=example,DC=net")]
    [InlineData("12", "")]
    [InlineData("14", "telephone $ videotex")]
    [InlineData("15", "This is a value of Directory String containing #!%#@.")]
    [InlineData("15", "日本語")]
    [InlineData("16", "( 2.5.6.4 DESC 'content rule for organization' NOT ( x121Address $ telexNumber ) )")]
    [InlineData("17", "( 2 DESC 'organization structure rule' FORM 2.5.15.3 )")]
    [InlineData("22", "+1 512 315 0280$fineResolution$a3Width")]
    [InlineData("24", "199412160532-0500")]
    [InlineData("26", "")]
    [InlineData("27", "1321")]
    [InlineData("27", "0")]
    [InlineData("27", "-1")]
    [InlineData("31", "( 2.5.13.16 APPLIES ( givenName $ surname ) )")]
    [InlineData("34", "1.3.6.1.4.1.1466.0=#04024869,O=Test,C=GB#'0101'B")]
    [InlineData("36", "15 079 672 281")]
    [InlineData("38", "1.2.3.4")]
    [InlineData("38", "cn")]
    [InlineData("39", "MCIMail$me@home")]
    [InlineData("40", "")]
    [InlineData("41", "\\241,000,000 Sweepstakes$PO Box 1000000$Anytown, CA 12345$USA")]
    [InlineData("41", "a$$b")] // as OpenLDAP has it
    [InlineData("44", "This is a PrintableString.")]
    [InlineData("50", "+61 3 9896 7830")]
    [InlineData("51", "abc$graphic:x$page:y")]
    [InlineData("52", "12345$023$ABCDE")]
    [InlineData("53", "9412161032Z")]
    [InlineData("53", "941216103201-0500")]
    [InlineData("54", "( 1.3.6.1.4.1.1466.115.121.1.54 DESC 'LDAP Syntax Description' )")]
    [InlineData("58", "a*b\\2a*c")]
    [InlineData("58", "*")]
    public void A_value_of_the_syntax_is_valid(string syntax, string value) => Assert.True(IsValid(syntax, value));

    [Theory]
    [InlineData("3", "no definition")]
    [InlineData("6", "0101")]
    [InlineData("6", "'012'B")]
    [InlineData("7", "true")]
    [InlineData("11", "USA")]
    [InlineData("12", "no name")]
    [InlineData("14", "telephone $ pigeon")]
    [InlineData("15", "")]
    [InlineData("17", "( 2 )")]
    [InlineData("22", "+1 512$wrong")]
    [InlineData("24", "19940231000000Z")]
    [InlineData("26", "é")]
    [InlineData("27", "01")]
    [InlineData("27", "-0")]
    [InlineData("27", "+1")]
    [InlineData("27", "")]
    [InlineData("27", "-")]
    [InlineData("31", "( 2.5.13.16 )")]
    [InlineData("34", "no name#'01'B")]
    [InlineData("36", "15-079")]
    [InlineData("36", "")]
    [InlineData("38", "1.02.3")]
    [InlineData("38", "1")]
    [InlineData("38", "c_n;x")]
    [InlineData("39", "nodollar")]
    [InlineData("41", "")]
    [InlineData("41", "a\\25b")]
    [InlineData("41", "a\\2")]
    [InlineData("44", "a*b")]
    [InlineData("50", "tel. №1")]
    [InlineData("51", "abc$colour:x")]
    [InlineData("52", "12345$023")]
    [InlineData("53", "941316103201Z")]
    [InlineData("58", "no asterisk")]
    [InlineData("58", "a**b")]
    public void A_value_of_another_form_is_not(string syntax, string value) => Assert.False(IsValid(syntax, value));

    [Fact]
    public void No_octets_bring_a_validator_down()
    {
        var validators = LdapSchema.Standard.Syntaxes.Select(syntax => SyntaxValidator.Find(syntax.Oid)!).ToArray();

        Gen.Byte.Array[0, 40].Sample(value => Array.ForEach(validators, validator => validator.IsValid(value)), iter: 3000);
    }

    [Fact]
    public void A_UUID_is_checked_letter_by_letter()
    {
        var uuid = SyntaxValidator.Find(SyntaxOid.Uuid)!;

        Assert.True(uuid.IsValid("597ae2f6-16a6-1027-98f4-d28b5365dc14"u8));
        Assert.False(uuid.IsValid("597ae2f6-16a6-1027-98f4-d28b5365dc1"u8));
        Assert.False(uuid.IsValid("{97ae2f6-16a6-1027-98f4-d28b5365dc14"u8));
    }

    static bool IsValid(string number, string value) =>
        SyntaxValidator.Find($"1.3.6.1.4.1.1466.115.121.1.{number}")!.IsValid(Encoding.UTF8.GetBytes(value));
}
