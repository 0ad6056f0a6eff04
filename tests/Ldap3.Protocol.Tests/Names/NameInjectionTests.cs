using CsCheck;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Names;

public sealed class NameInjectionTests
{
    static readonly Gen<string> Inputs = Gen.OneOf(
        Gen.Char["\"\\,;+=#<> \0\r\n*()aA0ä"].Array[0, 12].Select(chars => new string(chars)),
        Gen.OneOf(
            "x,ou=Admins", "x+uid=root", "x\",o=\"y", "\\2cou=x", "#0401", " lead", "trail ", "x\\", "\"\"", "a\\\"b", ";o=x", "<GUID=1>"));

    [Fact]
    public void A_text_in_a_hole_is_exactly_that_value_wherever_the_hole_stands() =>
        Gen.Select(Inputs, Inputs).Sample(
            (first, second) =>
            {
                var name = DistinguishedName.Of($"uid={first}+cn={second},ou=x{first}y,o={second}");
                var again = DistinguishedName.Parse(name.ToString());
                return Parts(name).SequenceEqual([("uid", first), ("cn", second), ("ou", $"x{first}y"), ("o", second)])
                    && name.Rdns.Count == 3
                    && again == name
                    && Parts(again).SequenceEqual(Parts(name));
            },
            iter: 10_000);

    [Fact]
    public void A_relative_name_in_a_hole_is_exactly_that_part() =>
        Inputs.Sample(
            input =>
            {
                var rdn = new RelativeDistinguishedName("cn", input);
                var name = DistinguishedName.Of($"{rdn},{DistinguishedName.Parse("o=b")}");
                return name.Rdns.Count == 2 && name.Rdn!.Equals(rdn) && DistinguishedName.Parse(name.ToString()).Rdn!.Equals(rdn);
            },
            iter: 10_000);

    [Theory]
    [InlineData(" cn=a", 0)]
    [InlineData("cn=a, o=b", 5)]
    [InlineData("cn=a ,o=b", 4)]
    [InlineData("cn=a ", 4)]
    [InlineData("cn =a", 2)]
    [InlineData("cn= a", 3)]
    [InlineData("cn=a;o=b", 4)]
    [InlineData("cn=\"a,b\",o=c", 3)]
    [InlineData("OID.2.5.4.3=a", 0)]
    [InlineData("cn=a+ sn=b", 5)]
    [InlineData("cn=#04024869 ", 12)]
    [InlineData("   ", 0)]
    public void Older_forms_are_refused_unless_leniency_is_asked_for(string text, int position)
    {
        DistinguishedName.Parse(text, DistinguishedNameSyntax.Lenient);

        var refused = Assert.Throws<LdapFormatException>(() => DistinguishedName.Parse(text));
        Assert.Equal(position, refused.Position);
        Assert.Contains("DistinguishedNameSyntax.Lenient", refused.Message, StringComparison.Ordinal);
        Assert.False(DistinguishedName.TryParse(text, out _));
        Assert.True(DistinguishedName.TryParse(text, DistinguishedNameSyntax.Lenient, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("cn=")]
    [InlineData("cn=,o=")]
    [InlineData(@"cn=\ a\ ,o=a b")]
    [InlineData(@"cn=a\;\""\20")]
    [InlineData("1.3.6.1.4.1.1466.0=#04024869")]
    [InlineData(@"OU=Sales+CN=J.  Smith,DC=example,DC=net")]
    public void What_RFC_4514_has_is_read_strictly(string text) =>
        Assert.Equal(text, DistinguishedName.Parse(text).ToString());

    [Fact]
    public void What_is_printed_is_strict() =>
        Gen.Select(Inputs, Inputs).Sample(
            (first, second) =>
            {
                var name = DistinguishedName.Of($"uid={first}+cn={second},o={second}");
                return DistinguishedName.Parse(name.ToString()) == name
                    && DistinguishedName.Parse(name.ToCanonicalString()) == name;
            },
            iter: 10_000);

    static IEnumerable<(string Type, string Value)> Parts(DistinguishedName name) =>
        name.Rdns.SelectMany(rdn => rdn.Parts).Select(part => (part.Type, part.Value.ToString()));
}
