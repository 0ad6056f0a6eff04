using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Tests.Schema;

public sealed class StandardSchemaTests
{
    static readonly LdapSchema Standard = LdapSchema.Standard;

    [Fact]
    public void Every_class_derives_from_known_classes_and_uses_known_attributes()
    {
        var unknownClasses = Standard.ObjectClasses.SelectMany(each => each.SuperClasses)
            .Where(name => Standard.FindObjectClass(name) is null);
        var unknownAttributes = Standard.ObjectClasses.SelectMany(each => each.Must.Concat(each.May))
            .Where(name => Standard.FindAttributeType(name) is null);

        Assert.Empty(unknownClasses);
        Assert.Empty(unknownAttributes.Distinct());
    }

    [Fact]
    public void Every_attribute_has_a_known_syntax_and_known_rules()
    {
        var lame = Standard.AttributeTypes.Where(type =>
            Standard.SyntaxOf(type) is not { } syntax
            || Standard.FindSyntax(syntax) is null
            || (type.SuperType is not null && Standard.SuperTypeOf(type) is null)
            || Unknown(type.EqualityRule)
            || Unknown(type.OrderingRule)
            || Unknown(type.SubstringsRule));

        Assert.Empty(lame.Select(type => type.Name));

        static bool Unknown(string? rule) =>
            rule is not null && (Standard.FindMatchingRule(rule) is null || Standard.Rules.Find(rule) is null);
    }

    [Fact]
    public void Every_matching_rule_is_at_work_and_every_syntax_is_checked()
    {
        Assert.Empty(Standard.MatchingRules.Where(rule => Standard.Rules.Find(rule.Oid)?.Name != rule.Name).Select(rule => rule.Name));
        Assert.Empty(Standard.Rules.All.Where(rule => Standard.FindMatchingRule(rule.Name) is null).Select(each => each.Name));
        Assert.Empty(Standard.Syntaxes.Where(syntax => SyntaxValidator.Find(syntax.Oid) is null).Select(each => each.Description));
    }

    [Theory]
    [InlineData("person")]
    [InlineData("organizationalPerson")]
    [InlineData("inetOrgPerson")]
    [InlineData("groupOfNames")]
    [InlineData("groupOfUniqueNames")]
    [InlineData("organization")]
    [InlineData("organizationalUnit")]
    [InlineData("organizationalRole")]
    [InlineData("dcObject")]
    [InlineData("domain")]
    [InlineData("country")]
    [InlineData("locality")]
    [InlineData("device")]
    [InlineData("applicationProcess")]
    [InlineData("alias")]
    [InlineData("referral")]
    [InlineData("extensibleObject")]
    [InlineData("posixAccount")]
    [InlineData("posixGroup")]
    [InlineData("shadowAccount")]
    [InlineData("account")]
    [InlineData("simpleSecurityObject")]
    [InlineData("subschema")]
    [InlineData("subentry")]
    [InlineData("top")]
    [InlineData("pkiUser")]
    public void Common_classes_are_there(string name) => Assert.NotNull(Standard.FindObjectClass(name));

    [Theory]
    [InlineData("createTimestamp")]
    [InlineData("modifyTimestamp")]
    [InlineData("creatorsName")]
    [InlineData("modifiersName")]
    [InlineData("entryUUID")]
    [InlineData("entryDN")]
    [InlineData("entryCSN")]
    [InlineData("subschemaSubentry")]
    [InlineData("structuralObjectClass")]
    [InlineData("hasSubordinates")]
    [InlineData("numSubordinates")]
    [InlineData("namingContexts")]
    [InlineData("supportedControl")]
    [InlineData("memberOf")]
    public void Operational_attributes_are_there(string name) =>
        Assert.True(Standard.FindAttributeType(name)?.IsOperational);

    [Fact]
    public void A_filter_on_name_looks_at_the_attributes_derived_from_it()
    {
        var family = Standard.WithSubtypes(Standard.FindAttributeType("name")!).Select(type => type.Name).ToArray();

        Assert.Equal("name", family[0]);
        Assert.Contains("cn", family);
        Assert.Contains("sn", family);
        Assert.DoesNotContain("uid", family);
    }

    [Theory]
    [InlineData("cn")]
    [InlineData("CommonName")]
    [InlineData("2.5.4.3")]
    [InlineData("cn;lang-en")]
    public void An_attribute_is_found_by_name_or_number_with_options_or_without(string description) =>
        Assert.Equal("2.5.4.3", Standard.FindAttributeType(description)?.Oid);

    [Fact]
    public void Rules_and_syntax_are_inherited()
    {
        var cn = Standard.FindAttributeType("cn")!;

        Assert.Null(cn.EqualityRule);
        Assert.Equal("caseIgnoreMatch", Standard.EqualityRuleOf(cn));
        Assert.Equal("caseIgnoreSubstringsMatch", Standard.SubstringsRuleOf(cn));
        Assert.Null(Standard.OrderingRuleOf(cn));
        Assert.Equal("1.3.6.1.4.1.1466.115.121.1.15", Standard.SyntaxOf(cn));
    }

    [Fact]
    public void A_class_brings_what_its_superclasses_demand_and_allow()
    {
        var content = Standard.ContentOf(["inetOrgPerson", "posixAccount"]);

        Assert.Superset(
            new HashSet<string>(["objectClass", "sn", "cn", "uid", "uidNumber", "gidNumber", "homeDirectory"]),
            content.Must.Select(type => type.Name).ToHashSet());
        Assert.True(content.Allows(Standard.FindAttributeType("telephoneNumber")!));
        Assert.True(content.Allows(Standard.FindAttributeType("entryUUID")!));
        Assert.False(content.Allows(Standard.FindAttributeType("member")!));
        Assert.DoesNotContain(Standard.FindAttributeType("uid")!, content.May);
        Assert.True(Standard.ContentOf(["extensibleObject"]).Allows(Standard.FindAttributeType("member")!));
    }

    [Fact]
    public void The_lineage_of_a_class_goes_up_to_top()
    {
        var lineage = Standard.WithSuperClasses(Standard.FindObjectClass("inetOrgPerson")!).Select(each => each.Name);

        Assert.Equal(["inetOrgPerson", "organizationalPerson", "person", "top"], lineage);
    }

    [Fact]
    public void A_printed_schema_reads_as_the_same()
    {
        foreach (var type in Standard.AttributeTypes)
        {
            Assert.Equal(type.ToString(), AttributeType.Parse(type.ToString()).ToString());
        }

        foreach (var objectClass in Standard.ObjectClasses)
        {
            Assert.Equal(objectClass.ToString(), ObjectClass.Parse(objectClass.ToString()).ToString());
        }
    }
}
