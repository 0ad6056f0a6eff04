using CsCheck;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Names;

public sealed class DistinguishedNameTests
{
    static readonly Gen<OctetString> Values = Gen.OneOf(
        Gen.Byte.Array[0, 8].Select(octets => new OctetString(octets)),
        Gen.Char[" ,+;\"\\<>=#aAbÄß\u00A0\u200B\u0000\u0130İſΣς"].Array[0, 8].Select(chars => OctetString.FromString(new string(chars))));

    static readonly Gen<RelativeDistinguishedName> Rdns =
        Gen.Select(Gen.OneOf("cn", "CN", "2.5.4.3", "ou", "x-y", "1.2.3"), Values, (type, value) => new AttributeTypeAndValue(type, value))
            .Array[1, 3].Select(parts => new RelativeDistinguishedName(parts));

    static readonly Gen<DistinguishedName> Dns = Rdns.Array[0, 4].Select(rdns => new DistinguishedName(rdns));

    [Fact]
    public void Reading_what_was_printed_gives_the_same_values() =>
        Dns.Sample(
            name =>
            {
                var again = DistinguishedName.Parse(name.ToString());
                return again == name
                    && again.ToString() == name.ToString()
                    && Octets(again).SequenceEqual(Octets(name))
                    && Octets(DistinguishedName.Parse(name.ToCanonicalString())).SequenceEqual(Octets(name));
            },
            iter: 20_000);

    [Fact]
    public void The_normalised_form_is_a_name_that_is_its_own_normalised_form() =>
        Dns.Sample(
            name =>
            {
                var again = DistinguishedName.Parse(name.Normalized);
                return again == name && again.Normalized == name.Normalized && name.Normalized.Count(c => c == ',') == Math.Max(0, name.Rdns.Count - 1);
            },
            iter: 20_000);

    [Fact]
    public void Relations_agree_with_the_parts() =>
        Gen.Select(Dns, Dns, Dns.Where(name => name.Rdns.Count is 0 or 1)).Sample(
            (front, back, other) =>
            {
                var whole = front.Below(back);
                var depth = front.Rdns.Count;
                return whole.DepthBelow(back) == depth
                    && whole.IsDescendantOf(back) == depth > 0
                    && whole.IsChildOf(back) == (depth == 1)
                    && whole.RelativeTo(back) == front
                    && whole.IsDescendantOf(other) == Slow(whole, other)
                    && whole.Rdns.Skip(1).SequenceEqual(whole.Parent.Rdns);
            },
            iter: 20_000);

    [Fact]
    public void A_name_with_a_noncharacter_is_compared_too() =>
        Assert.Equal(DistinguishedName.Parse("cn=A\uFFFEe\u0301"), DistinguishedName.Parse("cn=a\uFFFE\u00E9"));

    [Fact]
    public void Equality_is_reflexive_symmetric_transitive_and_agrees_with_hash_codes() =>
        Gen.Select(Dns, Gen.Int[0, 7], Gen.Int[0, 7]).Sample(
            (a, one, other) =>
            {
                var (b, c) = (Rewrite(a, one), Rewrite(a, other));
                return a == Rewrite(a, 0) && a == b && b == a && b == c && a == c
                    && a.GetHashCode() == b.GetHashCode() && b.GetHashCode() == c.GetHashCode()
                    && (a.IsEmpty || a != a.Child("cn", "x"));
            },
            iter: 10_000);

    [Fact]
    public void Names_are_equal_exactly_when_their_normalised_forms_are() =>
        Gen.Select(Rdns, Rdns).Sample(
            (left, right) =>
            {
                var (a, b) = (new DistinguishedName(left), new DistinguishedName(right));
                return (a == b) == (a.Normalized == b.Normalized) && (a == b) == left.Equals(right);
            },
            iter: 10_000);

    [Fact]
    public void Any_text_is_read_or_refused_with_a_position_in_it() =>
        Gen.Char["cn=,+;\\\"#<>04 a.\0\uD800ä"].Array[0, 20].Select(chars => new string(chars)).Sample(
            text =>
            {
                try
                {
                    var name = DistinguishedName.Parse(text);
                    return DistinguishedName.Parse(name.ToCanonicalString()) == name;
                }
                catch (LdapFormatException error)
                {
                    return error.Position >= 0 && error.Position <= text.Length && !DistinguishedName.TryParse(text, out _);
                }
            },
            iter: 50_000);

    [Theory]
    [InlineData("CN=Ada Lovelace,O=Test", "cn=ada  lovelace , o=TEST")]
    [InlineData("cn=a+sn=b,o=c", "sn=B+cn=A,o=c")]
    [InlineData("2.5.4.3=a", "cn=a")]
    [InlineData("cn=#040141", "cn=a")]
    [InlineData(@"cn=\20a\20", "cn=a")]
    [InlineData("cn=Ä", @"cn=a\cc\88")] // composed and decomposed
    [InlineData("cn=ab", "cn=a\u00ADb")] // a soft hyphen shows nothing
    [InlineData("cn=a b", "cn=a\u00A0b")]
    [InlineData("cn=ﬁ", "cn=FI")]
    [InlineData("cn=\U00010400", "cn=\U00010428")] // a letter beyond the basic plane
    public void Names_are_equal_however_they_are_written(string left, string right)
    {
        var (a, b) = (DistinguishedName.Parse(left, DistinguishedNameSyntax.Lenient), DistinguishedName.Parse(right, DistinguishedNameSyntax.Lenient));

        Assert.True(a == b && b == a && a.Equals((object)b));
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.Equal(a.Rdns, b.Rdns);
    }

    [Theory]
    [InlineData("cn=a", "cn=b")]
    [InlineData("cn=a", "sn=a")]
    [InlineData("cn=a,o=b", "o=b,cn=a")]
    [InlineData("cn=a b", "cn=ab")]
    [InlineData("cn=a", "cn=a+sn=b")]
    [InlineData(@"cn=a\,o=b", "cn=a,o=b")]
    [InlineData(@"cn=a\+sn\=b", "cn=a+sn=b")]
    [InlineData(@"cn=\ff", @"cn=\fe")] // neither is text
    [InlineData(@"cn=\ff", "cn=\uFFFD")]
    [InlineData("x=#020101", @"x=\#020101")]
    [InlineData("cn=a", "")]
    public void Names_differ_when_a_part_does(string left, string right) =>
        Assert.True(DistinguishedName.Parse(left) != DistinguishedName.Parse(right));

    [Fact]
    public void A_comma_in_a_value_does_not_make_a_parent()
    {
        var name = DistinguishedName.Parse(@"cn=a\,o=b");

        Assert.False(name.IsDescendantOf(DistinguishedName.Parse("o=b")));
        Assert.True(name.IsChildOf(DistinguishedName.Empty));
        Assert.True(name.Parent.IsEmpty);
    }

    [Fact]
    public void The_empty_name_is_above_all_others_and_not_above_itself()
    {
        Assert.False(DistinguishedName.Empty.IsDescendantOf(DistinguishedName.Empty));
        Assert.False(DistinguishedName.Empty.IsDescendantOf(DistinguishedName.Parse("o=a")));
        Assert.Equal(2, DistinguishedName.Parse("cn=a,o=b").DepthBelow(default));
        Assert.Equal(0, DistinguishedName.Empty.DepthBelow(default));
        Assert.Null(DistinguishedName.Parse("cn=a,o=b").DepthBelow(DistinguishedName.Parse("o=c")));
        Assert.Throws<ArgumentException>(() => DistinguishedName.Parse("o=b").RelativeTo(DistinguishedName.Parse("o=c")));
    }

    [Fact]
    public void Relations_of_names_once_compared_allocate_nothing()
    {
        var (name, ancestor) = (DistinguishedName.Parse("cn=a,ou=b,o=c"), DistinguishedName.Parse("OU=B,o=c"));
        Assert.True(name.IsDescendantOf(ancestor));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var all = name.IsDescendantOf(ancestor) & name.IsChildOf(ancestor) & name.DepthBelow(ancestor) == 1 & name != ancestor;

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(all);
    }

    [Fact]
    public void Holes_of_an_interpolated_name_are_values()
    {
        var value = " #a,b+c=\"d\" ";
        var baseDn = DistinguishedName.Parse("ou=People,o=x");

        var name = DistinguishedName.Of($"uid={value}+employeeNumber={7},{baseDn}");

        Assert.Equal(value, name.Rdn!.Parts[0].Value.ToString());
        Assert.Equal("7", name.Rdn.Parts[1].Value.ToString());
        Assert.Equal(baseDn, name.Parent);
        Assert.Equal("uid=#04", DistinguishedName.Of($"uid={"#04"}").ToString().Replace("\\", "", StringComparison.Ordinal));
        Assert.Equal("cn=a,o=b", DistinguishedName.Of($"{new RelativeDistinguishedName("cn", "a")},{DistinguishedName.Empty},o=b").ToString());
        Assert.Equal("cn=x1y", DistinguishedName.Of($"{AttributeDescription.Parse("cn")}=x{1}y").ToString());
    }

    [Fact]
    public void A_hole_where_no_value_may_stand_is_refused()
    {
        var value = "secret";
        foreach (var attempt in new Action[]
        {
            () => DistinguishedName.Of($"{value}=a"),
            () => DistinguishedName.Of($"cn=a,{value}"),
            () => DistinguishedName.Of($"cn={DistinguishedName.Parse("o=b")}"),
            () => DistinguishedName.Of($"cn=#{value}"),
            () => DistinguishedName.Of($"{DistinguishedName.Parse("o=b")}x"),
        })
        {
            Assert.DoesNotContain(value, Assert.Throws<LdapFormatException>(attempt).Message, StringComparison.Ordinal);
        }
    }

    static IEnumerable<OctetString> Octets(DistinguishedName name) =>
        name.Rdns.SelectMany(rdn => rdn.Parts).Select(part => part.Value);

    /// <summary>Writes an equal name otherwise: each bit of the number is a liberty taken.</summary>
    static DistinguishedName Rewrite(DistinguishedName name, int liberties) =>
        DistinguishedName.Parse(string.Join(
            (liberties & 1) == 0 ? "," : " ; ",
            name.Rdns.Select(rdn => string.Join(
                (liberties & 1) == 0 ? "+" : " + ",
                ((liberties & 2) == 0 ? rdn.Parts : rdn.Parts.Reverse()).Select(part =>
                {
                    var text = part.ToString();
                    var equals = text.IndexOf('=', StringComparison.Ordinal);
                    var value = (liberties & 4) == 0
                        ? text[(equals + 1)..]
                        : string.Concat(part.Value.ToArray().Select(octet => $"\\{octet:X2}"));
                    return (liberties & 4) == 0 ? text : $"{text[..equals].ToUpperInvariant()} = {value}";
                })))),
            DistinguishedNameSyntax.Lenient);

    static bool Slow(DistinguishedName name, DistinguishedName ancestor) =>
        name.Rdns.Count > ancestor.Rdns.Count
        && name.Rdns.Skip(name.Rdns.Count - ancestor.Rdns.Count).SequenceEqual(ancestor.Rdns);
}
