using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Filters;

public sealed class FilterInterpolationTests
{
    [Theory]
    [InlineData("ada", "(uid=ada)")]
    [InlineData("", "(uid=)")]
    [InlineData("*", @"(uid=\2a)")]
    [InlineData("a)(uid=*", @"(uid=a\29\28uid=\2a)")]
    [InlineData("\0\\", @"(uid=\00\5c)")]
    public void A_hole_is_a_value_whatever_it_holds(string input, string printed)
    {
        var filter = Filter.Of($"(uid={input})");

        Assert.Equal(Filter.Equal("uid", input), filter);
        Assert.Equal(printed, filter.ToString());
    }

    [Fact]
    public void Asterisks_around_a_hole_are_wildcards_and_those_in_it_are_not()
    {
        var input = "a*b";

        Assert.Equal(@"(cn=*a\2ab*)", Filter.Of($"(cn=*{input}*)").ToString());
        Assert.Equal(@"(cn=x a\2ab y*a\2ab)", Filter.Of($"(cn=x {input} y*{input})").ToString());
    }

    [Fact]
    public void Values_are_written_as_their_LDAP_syntaxes_have_them()
    {
        var guid = Guid.Parse("597ae2f6-16a6-1027-98f4-d28b5365dc14");
        var time = new DateTimeOffset(2024, 2, 29, 13, 30, 0, 500, TimeSpan.FromHours(1));
        var name = DistinguishedName.Parse("cn=a\\,b,o=c");

        Assert.Equal($"(a={guid})", Filter.Of($"(a={guid})").ToString());
        Assert.Equal("(a=20240229123000.5Z)", Filter.Of($"(a={time})").ToString());
        Assert.Equal("(a>=20240229)", Filter.Of($"(a>={time:yyyyMMdd})").ToString());
        Assert.Equal("(a=-5)", Filter.Of($"(a={-5})").ToString());
        Assert.Equal("(a=00ff)", Filter.Of($"(a={255:x4})").ToString());
        Assert.Equal("(a=1.5)", Filter.Of($"(a={1.5m})").ToString());
        Assert.Equal("(a=TRUE)", Filter.Of($"(a={true})").ToString());
        Assert.Equal(@"(a=cn=a\5c,b,o=c)", Filter.Of($"(a={name})").ToString());
        Assert.Equal(@"(a=\00\ff)", Filter.Of($"(a={new byte[] { 0, 255 }})").ToString());
    }

    [Fact]
    public void An_attribute_and_a_filter_can_be_inserted_where_they_belong()
    {
        AttributeDescription attribute = "cn;lang-de";
        var inner = Filter.Present("mail") & Filter.Present("uid");

        Assert.Equal(
            "(|(&(mail=*)(uid=*))(cn;lang-de:caseExactMatch:=x))",
            Filter.Of($"(|{inner}({attribute}:caseExactMatch:={"x"}))").ToString());
        Assert.Equal(inner, Filter.Of($"{inner}"));
    }

    [Fact]
    public void A_hole_where_no_value_may_stand_is_refused_without_showing_what_is_in_it()
    {
        var secret = "secret";

        foreach (var attempt in new Action[]
        {
            () => Filter.Of($"({secret}=a)"),
            () => Filter.Of($"{secret}"),
            () => Filter.Of($"(&(cn={secret}){secret})"),
            () => Filter.Of($"(cn:{secret}:=a)"),
            () => Filter.Of($"(cn{secret}=a)"),
            () => Filter.Of($"(cn={Filter.True})"),
        })
        {
            var error = Assert.Throws<LdapFormatException>(attempt);
            Assert.DoesNotContain(secret, error.Message, StringComparison.Ordinal);
            Assert.Equal('{', error.Input[error.Position]);
        }
    }

    [Fact]
    public void An_error_behind_a_hole_has_its_position_in_the_shown_text()
    {
        var value = "a";

        var error = Assert.Throws<LdapFormatException>(() => Filter.Of($"(&(cn={value})(cn={value}(x))"));

        Assert.Equal("(&(cn={0})(cn={1}(x))", error.Input);
        Assert.Equal(17, error.Position);
    }

    [Fact]
    public void A_missing_value_is_refused() =>
        Assert.Throws<ArgumentNullException>(() => Filter.Of($"(cn={(string?)null})"));

    [Fact]
    public void An_inserted_filter_counts_in_the_depth()
    {
        var deep = Enumerable.Range(0, 99).Aggregate(Filter.Present("cn"), (filter, _) => new NotFilter(filter));

        Assert.Throws<LdapFormatException>(() => Filter.Of($"(!{deep})"));
        Assert.Equal(deep, Filter.Of($"{deep}"));
    }
}
