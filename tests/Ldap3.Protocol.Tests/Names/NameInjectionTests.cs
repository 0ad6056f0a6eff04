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

    static IEnumerable<(string Type, string Value)> Parts(DistinguishedName name) =>
        name.Rdns.SelectMany(rdn => rdn.Parts).Select(part => (part.Type, part.Value.ToString()));
}
