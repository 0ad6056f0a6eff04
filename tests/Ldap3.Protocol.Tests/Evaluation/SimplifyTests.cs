using CsCheck;
using Ldap3.Protocol.Evaluation;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.Protocol.Tests.Evaluation;

public sealed class SimplifyTests
{
    // One item of each truth value for the entry below, and more of them to combine.
    static readonly Filter[] Items =
    [
        .. new[] { "(cn=a)", "(sn=b)", "(cn=z)", "(title=*)", "(unknown=1)", "(unknown=2)", "(&)", "(|)" }
            .Select(text => Filter.Parse(text)),
    ];

    static readonly Gen<Filter> AnyItem = Gen.Int[0, Items.Length - 1].Select(i => Items[i]);

    static readonly Gen<Filter> Filters = Gen.Recursive<Filter>((depth, self) => depth >= 5
        ? AnyItem
        : Gen.Frequency(
            (2, AnyItem),
            (2, self.Array[0, 4].Select(operands => (Filter)new AndFilter(operands))),
            (2, self.Array[0, 4].Select(operands => (Filter)new OrFilter(operands))),
            (2, self.Select(operand => (Filter)new NotFilter(operand)))));

    static readonly SearchResultEntry Entry = new(
        DistinguishedName.Parse("cn=a"),
        new LdapAttribute("cn", "a"),
        new LdapAttribute("sn", "b"));

    [Theory]
    [InlineData("(&(&(a=1)(b=2))(c=3))", "(&(a=1)(b=2)(c=3))")]
    [InlineData("(|(a=1)(|(b=2)(|(c=3))))", "(|(a=1)(b=2)(c=3))")]
    [InlineData("(&(a=1)(A=1))", "(a=1)")]
    [InlineData("(!(!(a=1)))", "(a=1)")]
    [InlineData("(!(!(!(a=1))))", "(!(a=1))")]
    [InlineData("(&(a=1)(&))", "(a=1)")]
    [InlineData("(&(a=1)(|))", "(|)")]
    [InlineData("(|(a=1)(&))", "(&)")]
    [InlineData("(!(&))", "(|)")]
    [InlineData("(&(a=1)(|(b=2)(a=1)))", "(a=1)")]
    [InlineData("(|(&(b=2)(a=1))(a=1))", "(a=1)")]
    [InlineData("(&(a=1)(!(a=1)))", "(&(a=1)(!(a=1)))")] // Undefined stays Undefined
    [InlineData("(|(a=1)(!(a=1)))", "(|(a=1)(!(a=1)))")]
    [InlineData("(&)", "(&)")]
    public void A_filter_becomes_shorter(string filter, string expected) =>
        Assert.Equal(expected, Filter.Parse(filter).Simplify().ToString());

    [Fact]
    public void A_simplified_filter_has_the_same_truth_value_of_the_three() =>
        Filters.Sample(
            filter =>
            {
                var simple = filter.Simplify();
                return simple.Evaluate(Entry, LdapSchema.Standard) == filter.Evaluate(Entry, LdapSchema.Standard)
                    && simple.ToString().Length <= filter.ToString().Length
                    && simple.Simplify() == simple;
            },
            iter: 10_000);
}
