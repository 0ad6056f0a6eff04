using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Values;
using Ldap3.Protocol.Values.Syntaxes;

namespace Ldap3.Protocol.Tests.Values;

public sealed class AttributeValueTests
{
    static readonly ValueConverterSet Set = ValueConverterSet.Default;

    public static TheoryData<string, Type> Natural => new()
    {
        { "cn", typeof(string) },
        { "createTimestamp", typeof(DateTimeOffset) },
        { "uidNumber", typeof(long) },
        { "manager", typeof(DistinguishedName) },
        { "2.5.4.34", typeof(DistinguishedName) },
        { "uniqueMember", typeof(NameAndOptionalUid) },
        { "entryUUID", typeof(Guid) },
        { "hasSubordinates", typeof(bool) },
        { "postalAddress", typeof(PostalAddress) },
        { "facsimileTelephoneNumber", typeof(FacsimileNumber) },
        { "preferredDeliveryMethod", typeof(DeliveryMethods) },
        { "telexNumber", typeof(TelexNumber) },
        { "x500UniqueIdentifier", typeof(BitString) },
        { "jpegPhoto", typeof(byte[]) },
        { "userCertificate;binary", typeof(byte[]) },
        { "nobodyKnows", typeof(string) },
    };

    public static TheoryData<string, Type> NaturalInActiveDirectory => new()
    {
        { "objectGUID", typeof(Guid) },
        { "objectSid", typeof(Sid) },
        { "pwdLastSet", typeof(DateTimeOffset) },
        { "whenCreated", typeof(DateTimeOffset) },
        { "maxPwdAge", typeof(TimeSpan) },
        { "uSNChanged", typeof(long) },
        { "sAMAccountName", typeof(string) },
        { "thumbnailPhoto", typeof(byte[]) },
    };

    [Theory]
    [MemberData(nameof(Natural))]
    public void Every_attribute_has_a_natural_type(string attribute, Type expected) =>
        Assert.Equal(expected, Set.FindNatural(LdapSchema.Standard, attribute).ValueType);

    [Theory]
    [MemberData(nameof(NaturalInActiveDirectory))]
    public void So_has_every_attribute_of_Active_Directory(string attribute, Type expected) =>
        Assert.Equal(expected, Set.FindNatural(LdapSchema.ActiveDirectory, attribute).ValueType);

    [Fact]
    public void A_value_that_its_syntax_forbids_is_text_and_never_is_left_out()
    {
        Assert.Equal([5L, "five"], Set.Read(["5", "five"], "x", SyntaxOid.Integer));
        Assert.Empty(Set.Read(["0"], "accountExpires", "1.2.840.113556.1.4.906"));
    }

    [Theory]
    [InlineData("uidNumber", "007", "a whole number")]
    [InlineData("createTimestamp", "yesterday", "a time with its zone")]
    [InlineData("manager", "somebody", "a distinguished name")]
    [InlineData("hasSubordinates", "yes", "TRUE or FALSE")]
    [InlineData("mail", "jörg@example.org", "ASCII text")]
    [InlineData("telephoneNumber", "#1", "a telephone number")]
    [InlineData("c", "DEU", "two printable characters")]
    [InlineData("cn", "", "at least one character")]
    public void What_may_not_be_stored_is_named_with_what_is_expected(string attribute, string value, string expected)
    {
        var problem = Assert.Single(Set.Validate(LdapSchema.Standard, attribute, value));

        Assert.Equal((attribute, 0), (problem.Attribute, problem.Index));
        Assert.Contains(expected, problem.Expected, StringComparison.Ordinal);
        Assert.DoesNotContain(value.Length > 0 ? value : "\"\"", problem.ToString(), StringComparison.Ordinal);
        Assert.Contains($"Value 1 of {attribute}", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_of_several_values_is_checked_and_counted()
    {
        Assert.Equal([1], Set.Validate(LdapSchema.Standard, "mail", "a@b", "é", "c@d").Select(problem => problem.Index));
        Assert.Contains("no more than one", Set.Validate(LdapSchema.Standard, "uidNumber", "1", "2").Single().Expected, StringComparison.Ordinal);
        Assert.Empty(Set.Validate(LdapSchema.Standard, "cn;lang-de", "Jörg", "Georg"));
        Assert.Empty(Set.Validate(LdapSchema.Standard, "nobodyKnows", "x"));
        Assert.Empty(Set.Validate(LdapSchema.Standard, "userCertificate;binary", (OctetString)new byte[] { 1 }));
    }

    [Fact]
    public void An_integer_of_any_size_may_be_stored() =>
        Assert.Empty(Set.Validate(LdapSchema.Standard, "uidNumber", "123456789012345678901234567890"));

    [Fact]
    public void What_octets_alone_do_not_tell_a_named_converter_does() =>
        Assert.Contains("16 octets", Set.Validate(LdapSchema.ActiveDirectory, "objectGUID", "short").Single().Expected, StringComparison.Ordinal);

    [Theory]
    [InlineData("uid")]
    [InlineData("userid")]
    [InlineData("0.9.2342.19200300.100.1.1")]
    public void An_own_converter_counts_for_every_name_of_its_attribute(string attribute)
    {
        var set = Set.WithNatural(new CodeConverter(), "userId");

        Assert.Equal(typeof(Code), set.FindNatural(LdapSchema.Standard, attribute).ValueType);
        Assert.Equal(typeof(string), Set.FindNatural(LdapSchema.Standard, attribute).ValueType);
        Assert.Equal("a code", set.Validate(LdapSchema.Standard, attribute, "x").Single().Expected);
        Assert.Empty(set.Validate(LdapSchema.Standard, attribute, "c-1"));
    }

    [Fact]
    public void An_own_converter_counts_for_a_whole_syntax()
    {
        var set = Set.WithNatural(new CodeConverter(), SyntaxOid.PrintableString);

        Assert.Equal(typeof(Code), set.FindNatural(LdapSchema.Standard, "serialNumber").ValueType);
    }

    readonly record struct Code(string Text);

    sealed class CodeConverter : ValueConverter<Code>
    {
        public override bool TryRead(ReadOnlySpan<byte> value, out Code result)
        {
            result = value.StartsWith("c-"u8) ? new Code(((OctetString)value.ToArray()).ToString()) : throw Malformed(value, "a code");
            return true;
        }

        public override OctetString Write(Code value) => value.Text;
    }
}
