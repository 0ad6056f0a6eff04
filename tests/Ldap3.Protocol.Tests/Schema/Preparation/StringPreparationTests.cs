using System.Text;
using CsCheck;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema.Preparation;

namespace Ldap3.Protocol.Tests.Schema.Preparation;

public sealed class StringPreparationTests
{
    [Theory] // the examples of RFC 4518 section 2.6.1, with erratum 1758
    [InlineData("foo bar  ", nameof(StringPortion.Whole), " foo  bar ")]
    [InlineData("foo bar  ", nameof(StringPortion.Initial), " foo  bar ")]
    [InlineData("foo bar  ", nameof(StringPortion.Any), "foo  bar ")]
    [InlineData("foo bar  ", nameof(StringPortion.Final), "foo  bar ")]
    [InlineData("  ", nameof(StringPortion.Whole), "  ")]
    [InlineData("", nameof(StringPortion.Whole), "  ")]
    [InlineData("   ", nameof(StringPortion.Initial), " ")]
    [InlineData("   ", nameof(StringPortion.Any), " ")]
    [InlineData("   ", nameof(StringPortion.Final), " ")]
    [InlineData(" foo", nameof(StringPortion.Any), " foo")]
    [InlineData("  foo", nameof(StringPortion.Final), " foo ")]
    [InlineData("foo", nameof(StringPortion.Final), "foo ")]
    [InlineData("foo", nameof(StringPortion.Any), "foo")]
    [InlineData("a \u0301b", nameof(StringPortion.Whole), " a \u0301b ")] // a space that carries a mark is none
    public void Spaces_count_as_the_portion_has_it(string text, string portion, string expected) =>
        Assert.Equal(expected, Prepare(text, portion: Enum.Parse<StringPortion>(portion)));

    [Theory] // the examples of RFC 4518 sections 2.6.2 and 2.6.3
    [InlineData("  123  456  ", nameof(InsignificantCharacters.AllSpaces), "123456")]
    [InlineData("   ", nameof(InsignificantCharacters.AllSpaces), "")]
    [InlineData(" -123  456 -", nameof(InsignificantCharacters.SpacesAndHyphens), "123456")]
    [InlineData("---", nameof(InsignificantCharacters.SpacesAndHyphens), "")]
    [InlineData("1\u20102\u20113\u22124\u058a5\ufe636\uff0d7", nameof(InsignificantCharacters.SpacesAndHyphens), "1234567")]
    public void Numbers_have_no_spaces_and_telephone_numbers_no_hyphens(
        string text, string insignificant, string expected) =>
        Assert.Equal(expected, Prepare(text, insignificant: Enum.Parse<InsignificantCharacters>(insignificant)));

    [Theory]
    [InlineData("a\tb\r\nc", " a  b  c ")]
    [InlineData("a\u0000\u001fb\u007f", " ab ")]
    [InlineData("a\u0085b\u2028c\u3000d", " a  b  c  d ")]
    [InlineData("a\u200bb\ufeffc\ufe0fd\ufffce", " abcde ")]
    [InlineData("\u0130", " i\u0307 ")] // RFC 3454 table B.2
    [InlineData("\u03a3\u03c2", " \u03c3\u03c3 ")] // both sigmas
    [InlineData("\u212b", " \u00e5 ")] // the angstrom sign
    [InlineData("\u1e9b\u0323", " \u1e69 ")]
    [InlineData("\u2460", " 1 ")] // compatibility
    [InlineData("\ud835\udc00", " a ")] // a mathematical capital
    [InlineData("\u20ac", " \u20ac ")]
    public void Characters_are_mapped_folded_and_normalised(string text, string expected) => Assert.Equal(expected, Prepare(text));

    [Theory]
    [InlineData("\ue000")] // private use
    [InlineData("\ufffd")] // the replacement character
    [InlineData("\uffff")] // no character
    [InlineData("\u0378")] // not assigned
    public void A_prohibited_character_makes_the_string_unfit(string text) => Assert.Null(Prepare("a" + text));

    [Theory]
    [InlineData("80")]
    [InlineData("c0af")]
    [InlineData("eda080")]
    [InlineData("61e282")]
    public void Octets_that_are_not_UTF8_are_unfit(string octets) => Assert.Null(Prepare(Convert.FromHexString(octets)));

    [Fact]
    public void What_is_prepared_stays_as_it_is_when_prepared_again() =>
        Gen.String.Sample(text => Prepare(text) is not { } prepared || Prepare(prepared) == prepared, iter: 20_000);

    [Fact]
    public void Every_character_is_settled_by_one_preparation()
    {
        var unsettled = Enumerable.Range(0x80, 0x2FFFF - 0x80)
            .Where(Rune.IsValid)
            .Where(c => Prepare("a" + new Rune(c)) is { } prepared && Prepare(prepared) != prepared)
            .Select(c => $"{c:X4}");

        Assert.Empty(unsettled);
    }

    [Fact]
    public void The_way_for_ASCII_says_what_the_way_for_all_says() =>
        Gen.String[Gen.Char['\0', '\u007f'], 0, 30].Sample(text =>
        {
            // A character that is mapped to nothing forces the long way.
            return Prepare(text) == Prepare(text + "\u00ad") && Prepare(text, foldsCase: false) == Prepare("\u00ad" + text, foldsCase: false);
        }, iter: 20_000);

    [Fact]
    public void A_long_string_is_prepared_like_a_short_one() =>
        Assert.Equal(" " + new string('x', 10_000) + " ", Prepare(new string('X', 10_000)));

    static string? Prepare(
        string text,
        bool foldsCase = true,
        InsignificantCharacters insignificant = InsignificantCharacters.SurplusSpaces,
        StringPortion portion = StringPortion.Whole) => Prepare(Encoding.UTF8.GetBytes(text), foldsCase, insignificant, portion);

    static string? Prepare(
        byte[] octets,
        bool foldsCase = true,
        InsignificantCharacters insignificant = InsignificantCharacters.SurplusSpaces,
        StringPortion portion = StringPortion.Whole)
    {
        var output = new OctetBuilder();
        try
        {
            return StringPreparation.TryPrepare(octets, foldsCase, insignificant, portion, ref output)
                ? Encoding.UTF8.GetString(output.Span)
                : null;
        }
        finally
        {
            output.Dispose();
        }
    }
}
