using CsCheck;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Filters;

public sealed class FilterTests
{
    static readonly Gen<AttributeDescription> Attributes =
        Gen.OneOf("cn", "objectClass", "cn;lang-de;x-y", "2.5.4.3", "x-long-name").Select(AttributeDescription.Parse);

    static readonly Gen<OctetString> Values = Gen.OneOf(
        Gen.Byte.Array[0, 12].Select(octets => new OctetString(octets)),
        Gen.Char["()*\\ =:&|!aÄ\u0000😀"].Array[0, 8].Select(chars => new string(chars)).Where(text => !text.Any(char.IsSurrogate)).Select(OctetString.FromString));

    static readonly Gen<OctetString> Parts = Values.Where(value => !value.IsEmpty);

    static readonly Gen<Filter> Items = Gen.OneOf(
        Gen.Select(Attributes, Values, Filter.Equal),
        Gen.Select(Attributes, Values, Filter.GreaterOrEqual),
        Gen.Select(Attributes, Values, Filter.LessOrEqual),
        Gen.Select(Attributes, Values, Filter.Approximate),
        Attributes.Select(Filter.Present),
        Gen.Select(Attributes, Values, Values.Array[0, 3], Values, (attribute, initial, any, final) =>
            Filter.Substrings(attribute, initial, any, final)),
        Gen.Select(Gen.OneOf("caseExactMatch", "1.2.3", "dn", null), Attributes, Values, Gen.Bool, (rule, attribute, value, dn) =>
            Filter.Extensible(rule is "dn" && !dn ? null : rule, attribute, value, dn)),
        Gen.Select(Gen.OneOf("caseExactMatch", "1.2.3"), Values, Gen.Bool, (rule, value, dn) =>
            Filter.Extensible(rule, null, value, dn)));

    static readonly Gen<Filter> Filters = Gen.Recursive<Filter>((depth, self) => depth >= 4
        ? Items
        : Gen.Frequency(
            (3, Items),
            (1, self.Array[0, 3].Select(operands => (Filter)new AndFilter(operands))),
            (1, self.Array[0, 3].Select(operands => (Filter)new OrFilter(operands))),
            (1, self.Select(operand => (Filter)new NotFilter(operand)))));

    [Fact]
    public void Reading_what_was_printed_gives_an_equal_filter() =>
        Filters.Sample(
            filter =>
            {
                var text = filter.ToString();
                var again = Filter.Parse(text);
                return again == filter && again.GetHashCode() == filter.GetHashCode() && again.ToString() == text;
            },
            iter: 20_000);

    [Fact]
    public void Any_text_is_read_or_refused_with_a_position_in_it() =>
        Gen.Char["()&|!=~<>:*\\0aA.;\uD800\u0000 "].Array[0, 24].Select(chars => new string(chars)).Sample(
            text =>
            {
                try
                {
                    var printed = Filter.Parse(text).ToString();
                    return Filter.Parse(printed).ToString() == printed;
                }
                catch (LdapFormatException error)
                {
                    return error.Position >= 0 && error.Position <= text.Length && !Filter.TryParse(text, out _);
                }
            },
            iter: 50_000);

    [Fact]
    public void A_value_in_a_hole_is_the_value_whatever_it_is() =>
        Parts.Sample(
            value => Filter.Of($"(|(cn={value})(sn=*{value}*)(uid:={value}))")
                == new OrFilter(Filter.Equal("cn", value), Filter.Contains("sn", value), Filter.Extensible(null, "uid", value)),
            iter: 10_000);

    [Fact]
    public void Filters_deeper_than_a_hundred_cannot_be_made()
    {
        var deep = Enumerable.Range(0, Filter.MaxDepth - 1)
            .Aggregate(Filter.Present("cn"), (filter, level) => level % 2 == 0 ? new AndFilter(filter) : new OrFilter(filter));

        Assert.Throws<ArgumentException>(() => new AndFilter(deep));
        Assert.Throws<ArgumentException>(() => new NotFilter(deep));
        Assert.Equal(deep, Filter.Parse(deep.ToString()));
    }

    [Fact]
    public void Operands_are_a_copy()
    {
        var operands = new List<Filter> { Filter.Present("cn") };
        var and = new AndFilter(operands);

        operands.Clear();

        Assert.Equal("(&(cn=*))", and.ToString());
    }

    [Fact]
    public void Operators_flatten_and_undo()
    {
        var (a, b, c) = (Filter.Present("a"), Filter.Present("b"), Filter.Present("c"));

        Assert.Equal("(&(a=*)(b=*)(c=*))", (a & b & c).ToString());
        Assert.Equal("(|(a=*)(b=*)(c=*))", (a | (b | c)).ToString());
        Assert.Equal("(a=*)", (!!a).ToString());
        Assert.Equal("(&)", Filter.True.ToString());
        Assert.Equal("(|)", Filter.False.ToString());
    }

    [Fact]
    public void Searching_for_nothing_within_a_value_is_asking_for_its_presence()
    {
        Assert.Equal(Filter.Present("cn"), Filter.Contains("cn", ""));
        Assert.Equal(Filter.Present("cn"), Filter.StartsWith("cn", ""));
        Assert.Equal(Filter.Present("cn"), Filter.EndsWith("cn", ""));
        Assert.Throws<ArgumentException>(() => new SubstringsFilter("cn", "", [], null));
        Assert.Throws<ArgumentException>(() => new SubstringsFilter("cn", null, [], null));
    }

    [Fact]
    public void A_matching_rule_cannot_carry_syntax()
    {
        Assert.Throws<LdapFormatException>(() => Filter.Extensible("x:=a)(uid=*", "cn", "a"));
        Assert.Throws<ArgumentException>(() => Filter.Extensible(null, null, "a"));
    }
}
