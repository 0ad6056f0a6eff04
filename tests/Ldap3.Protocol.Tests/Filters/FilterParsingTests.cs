using Ldap3.Protocol.Filters;

namespace Ldap3.Protocol.Tests.Filters;

public sealed class FilterParsingTests
{
    // RFC 4515 section 4, in the form in which they are printed again.
    [Theory]
    [InlineData("(cn=Babs Jensen)")]
    [InlineData("(!(cn=Tim Howes))")]
    [InlineData("(&(objectClass=Person)(|(sn=Jensen)(cn=Babs J*)))")]
    [InlineData("(o=univ*of*mich*)")]
    [InlineData("(seeAlso=)")]
    [InlineData("(cn:caseExactMatch:=Fred Flintstone)")]
    [InlineData("(cn:=Betty Rubble)")]
    [InlineData("(sn:dn:2.4.6.8.10:=Barney Rubble)")]
    [InlineData("(o:dn:=Ace Industry)")]
    [InlineData("(:1.2.3:=Wilma Flintstone)")]
    [InlineData(@"(o=Parens R Us \28for all your parenthetical needs\29)")]
    [InlineData(@"(filename=C:\5cMyFile)")]
    [InlineData(@"(bin=\00\00\00\04)")]
    [InlineData("(&)")] // RFC 4526
    [InlineData("(|)")]
    [InlineData("(cn=*)")]
    [InlineData("(cn=*a)")]
    [InlineData("(cn=a*)")]
    [InlineData("(cn=a*b)")]
    [InlineData("(cn>=a)")]
    [InlineData("(cn<=a)")]
    [InlineData("(cn~=a)")]
    [InlineData("(cn;lang-de=ä)")]
    [InlineData("(cn= =~<>:& )")]
    [InlineData("(:dn:caseExactMatch:=)")]
    [InlineData("(cn:dn:dn:=a)")] // after :dn, a rule may be named dn
    public void A_filter_is_printed_as_it_was_read(string text) => Assert.Equal(text, Filter.Parse(text).ToString());

    [Theory]
    [InlineData("(:DN:2.4.6.8.10:=Dino)", "(:dn:2.4.6.8.10:=Dino)")]
    [InlineData(@"(cn=*\2A*)", @"(cn=*\2a*)")]
    [InlineData(@"(sn=Lu\c4\8di\c4\87)", "(sn=Lučić)")]
    [InlineData(@"(1.3.6.1.4.1.1466.0=\04\02\48\69)", @"(1.3.6.1.4.1.1466.0=\04\02Hi)")]
    [InlineData("(cn=a**b)", "(cn=a*b)")] // an empty part says nothing
    [InlineData("(cn=**)", "(cn=*)")]
    [InlineData("(cn=a\tb)", @"(cn=a\09b)")]
    [InlineData(@"(cn=\ff\C3)", @"(cn=\ff\c3)")] // not UTF-8
    [InlineData("(cn=\U0001F600)", "(cn=\U0001F600)")]
    public void A_filter_has_one_printed_form(string text, string printed)
    {
        var filter = Filter.Parse(text);

        Assert.Equal(printed, filter.ToString());
        Assert.Equal(filter, Filter.Parse(printed));
    }

    [Theory]
    [InlineData("", 0, "opening parenthesis")]
    [InlineData("cn=a", 0, "opening parenthesis")]
    [InlineData(" (cn=a)", 0, "opening parenthesis")]
    [InlineData("(cn=a) ", 6, "nothing may follow")]
    [InlineData("(cn=a)(cn=b)", 6, "nothing may follow")]
    [InlineData("(cn=a", 5, "closing parenthesis")]
    [InlineData("()", 1, "attribute description")]
    [InlineData("(=a)", 1, "attribute description")]
    [InlineData("(cn)", 3, "One of = ~= >= <= :=")]
    [InlineData("(cn", 3, "One of = ~= >= <= :=")]
    [InlineData("(cn>a)", 3, "One of = ~= >= <= :=")]
    [InlineData("(c n=a)", 2, "attribute description")]
    [InlineData("(2.05=a)", 4, "attribute description")]
    [InlineData("(cn;=a)", 4, "attribute description")]
    [InlineData("(cn=a(b)", 5, @"\28")]
    [InlineData("(cn>=a*)", 6, @"\2a")]
    [InlineData("(cn:=a*)", 6, @"\2a")]
    [InlineData(@"(cn=a\)", 5, "two hexadecimal digits")]
    [InlineData(@"(cn=a\2)", 5, "two hexadecimal digits")]
    [InlineData(@"(cn=a\zz)", 5, "two hexadecimal digits")]
    [InlineData(@"(cn=\()", 4, "two hexadecimal digits")]
    [InlineData("(cn=a\0b)", 5, @"\00")]
    [InlineData("(&(cn=a)x)", 8, "closing parenthesis")]
    [InlineData("(!)", 2, "opening parenthesis")]
    [InlineData("(!(a=b)(c=d))", 7, "closing parenthesis")]
    [InlineData("(:=a)", 2, "needs a matching rule")]
    [InlineData("(:dn:=a)", 5, "needs a matching rule")]
    [InlineData("(cn:a:b:=c)", 6, "one matching rule")]
    [InlineData("(cn:1.:=c)", 4, "matching rule")]
    [InlineData("(cn:dn=c)", 6, "colon")]
    [InlineData("(cn:x", 5, "colon")]
    public void Malformed_text_is_refused_with_its_position(string text, int position, string expected)
    {
        var error = Assert.Throws<LdapFormatException>(() => Filter.Parse(text));

        Assert.Equal(position, error.Position);
        Assert.Equal(text, error.Input);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.False(Filter.TryParse(text, out _));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_with_its_position() =>
        Assert.Equal(5, Assert.Throws<LdapFormatException>(() => Filter.Parse("(cn=a\uD800)")).Position);

    [Theory]
    [InlineData(" cn=a", "(cn=a)")]
    [InlineData("(& (cn=a)\n  (! sn=b) )", "(&(cn=a)(!(sn=b)))")]
    [InlineData(@"(cn=\(\*\)\\)", @"(cn=\28\2a\29\5c)")]
    [InlineData("&(cn=a)(cn=b)", "(&(cn=a)(cn=b))")]
    public void Lenient_reading_takes_what_people_type(string text, string printed) =>
        Assert.Equal(printed, Filter.Parse(text, FilterSyntax.Lenient).ToString());

    [Fact]
    public void A_hundred_levels_are_read_and_one_more_is_refused_where_it_begins()
    {
        Assert.Equal(Nested(99), Filter.Parse(Nested(99)).ToString());

        var error = Assert.Throws<LdapFormatException>(() => Filter.Parse(Nested(100)));

        Assert.InRange(error.Position, 198, 200);
        Assert.Contains("100 levels", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(!")]
    [InlineData("(&")]
    [InlineData("!")]
    [InlineData("(|(a=b)")]
    public void A_million_levels_do_not_exhaust_the_stack(string level)
    {
        var text = string.Concat(Enumerable.Repeat(level, 1_000_000));

        Assert.Throws<LdapFormatException>(() => Filter.Parse(text));
        Assert.Throws<LdapFormatException>(() => Filter.Parse(text, FilterSyntax.Lenient));
    }

    static string Nested(int negations) =>
        string.Concat(Enumerable.Repeat("(!", negations)) + "(cn=a)" + new string(')', negations);
}
