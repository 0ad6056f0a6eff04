using Ldap3.Protocol.Evaluation;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.Protocol.Tests.Evaluation;

public sealed class DistinguishedNameComparerTests
{
    static readonly LdapSchema Schema = LdapSchema.Standard.ToBuilder()
        .AddRange([AttributeType.Parse("( 1.2.3.4 NAME 'code' EQUALITY caseExactMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )")], [])
        .Build();

    static readonly DistinguishedNameComparer Comparer = new(Schema);

    [Theory]
    [InlineData("cn=Ada", "CN=  ADA ", true)]
    [InlineData("cn=Ada", "2.5.4.3=ada", true)]
    [InlineData("code=a", "code=A", false)] // the attribute minds case
    [InlineData("code=a", "1.2.3.4=a", true)]
    [InlineData("uidNumber=7", "1.3.6.1.1.1.1.0=7", true)] // a number that only the schema knows
    [InlineData("cn=a+code=B,o=x", "code=B+cn=A,o=X", true)]
    [InlineData("cn=a+code=B,o=x", "code=b+cn=a,o=x", false)]
    [InlineData("cn=#0403414441", "cn=ada", true)]
    [InlineData("unknown=A", "unknown=a", true)]
    [InlineData("cn=a,o=x", "cn=a", false)]
    [InlineData("", "", true)]
    public void Names_compare_by_the_rules_of_their_attributes(string left, string right, bool expected)
    {
        var (a, b) = (DistinguishedName.Parse(left, DistinguishedNameSyntax.Lenient), DistinguishedName.Parse(right, DistinguishedNameSyntax.Lenient));

        Assert.Equal(expected, Comparer.Equals(a, b));
        Assert.Equal(expected, Comparer.Equals(b, a));
        if (expected)
        {
            Assert.Equal(Comparer.GetHashCode(a), Comparer.GetHashCode(b));
        }
    }

    [Theory]
    [InlineData("cn=a,code=B,o=x", "code=B,o=x", 1)]
    [InlineData("cn=a,code=B,o=x", "code=b,o=x", null)]
    [InlineData("cn=a,code=B,o=x", "2.5.4.10=X", 2)]
    [InlineData("cn=a", "cn=A", 0)]
    [InlineData("cn=a", "cn=b,cn=a", null)]
    [InlineData("cn=a", "", 1)]
    public void Depths_are_counted_by_the_rules_of_the_attributes(string name, string ancestor, int? depth)
    {
        var (lower, upper) = (DistinguishedName.Parse(name), DistinguishedName.Parse(ancestor));

        Assert.Equal(depth, Comparer.DepthBelow(lower, upper));
        Assert.Equal(depth > 0, Comparer.IsDescendantOf(lower, upper));
    }

    [Theory]
    [InlineData("cn=a,ou=b,o=c", "cn=d,OU=B,o=c", "ou=b,o=c")]
    [InlineData("cn=a,o=c", "o=C", "o=c")]
    [InlineData("cn=a", "cn=b", "")]
    [InlineData("cn=a,o=c", "cn=a,o=d", "")]
    public void The_common_ancestor_is_the_lowest(string left, string right, string expected) =>
        Assert.Equal(
            DistinguishedName.Parse(expected), DistinguishedName.Parse(left).CommonAncestor(DistinguishedName.Parse(right)));

    [Fact]
    public void Renaming_and_moving_is_arithmetic_of_names()
    {
        var name = DistinguishedName.Parse("cn=a,ou=b,o=c");

        Assert.Equal("cn=z,ou=b,o=c", name.Rename(RelativeDistinguishedName.Parse("cn=z")).ToString());
        Assert.Equal("cn=z,o=y", name.Rename(RelativeDistinguishedName.Parse("cn=z"), DistinguishedName.Parse("o=y")).ToString());
        Assert.Equal("cn=a,o=y", name.Move(DistinguishedName.Parse("ou=B,o=c"), DistinguishedName.Parse("o=y")).ToString());
        Assert.Equal("o=y", name.Move(name, DistinguishedName.Parse("o=y")).ToString());
        Assert.Throws<ArgumentException>(() => name.Move(DistinguishedName.Parse("o=d"), DistinguishedName.Parse("o=y")));
    }
}
