using Ldap3.Linq.Translation;
using Ldap3.Protocol.Schema;

namespace Ldap3.Linq.Tests.Translation;

/// <summary>What servers' schemas mean where they say less than RFC 4512 has them say.</summary>
public sealed class SchemaTraitsTests
{
    static readonly AttributeType MemberOf = AttributeType.Parse(
        "( 1.2.840.113556.1.2.102 NAME 'memberOf' SYNTAX 1.3.6.1.4.1.1466.115.121.1.12 )");

    [Fact]
    public void An_attribute_without_a_rule_is_not_compared()
    {
        var traits = SchemaTraits.Read(LdapSchema.Standard.With([MemberOf], []), isComplete: true, "memberOf");

        Assert.Equal((false, false, false), (traits.HasEquality, traits.HasOrdering, traits.HasSubstrings));
    }

    [Fact]
    public void Where_389_DS_names_no_rule_its_syntax_may_have_one()
    {
        var uniqueId = AttributeType.Parse("( 2.16.840.1.113730.3.1.542 NAME 'nsUniqueId' SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )");

        var schema = LdapSchema.Standard.With([MemberOf, uniqueId], []);

        var traits = SchemaTraits.Read(schema, isComplete: true, "memberOf");
        Assert.Equal((null, null, null), (traits.HasEquality, traits.HasOrdering, traits.HasSubstrings));
        Assert.True(SchemaTraits.Read(schema, isComplete: true, "member").HasEquality);
        Assert.True(SchemaTraits.Read(schema, isComplete: true, "noSuchAttribute").IsMissing);
    }

    [Fact]
    public void Active_Directory_names_no_rules_and_compares_all_the_same()
    {
        var schema = new LdapSchema([MemberOf], []);

        var traits = SchemaTraits.Read(schema, isComplete: true, "memberOf");

        Assert.DoesNotContain(false, new[] { traits.HasEquality, traits.HasOrdering, traits.HasSubstrings });
    }
}
