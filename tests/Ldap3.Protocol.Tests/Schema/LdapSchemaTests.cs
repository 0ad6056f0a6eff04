using Ldap3.Protocol.Schema;

namespace Ldap3.Protocol.Tests.Schema;

public sealed class LdapSchemaTests
{
    [Fact]
    public void A_definition_that_cannot_be_read_does_not_cost_the_others()
    {
        var schema = LdapSchema.Parse(["( 1.1 NAME 'a' )", "nonsense", "( 1.2 NAME 'b' )"], ["( 1.3 NAME 'c'"]);

        Assert.Equal(["a", "b"], schema.AttributeTypes.Select(type => type.Name));
        Assert.Equal(["nonsense", "( 1.3 NAME 'c'"], schema.Problems.Select(problem => problem.Input));
    }

    [Fact]
    public void A_later_definition_takes_the_place_of_one_with_the_same_number()
    {
        var schema = LdapSchema.Standard.ToBuilder().Add("attributeTypes", "( 2.5.4.3 NAME 'cn' SUP name SINGLE-VALUE )").Build();

        Assert.True(schema.FindAttributeType("cn")!.IsSingleValue);
        Assert.False(LdapSchema.Standard.FindAttributeType("cn")!.IsSingleValue);
        Assert.Equal(LdapSchema.Standard.AttributeTypes.Count, schema.AttributeTypes.Count);
    }

    [Fact]
    public void Types_in_a_circle_inherit_nothing_and_harm_nobody()
    {
        var schema = LdapSchema.Parse(["( 1.1 NAME 'a' SUP b )", "( 1.2 NAME 'b' SUP a )", "( 1.3 NAME 'c' SUP c )"], []);
        var a = schema.FindAttributeType("a")!;

        Assert.Null(schema.SyntaxOf(a));
        Assert.Null(schema.EqualityOf(a));
        Assert.Equal(["a", "b"], schema.WithSubtypes(a).Select(type => type.Name));
        Assert.True(schema.IsSubtypeOf(a, schema.FindAttributeType("b")!));
        Assert.Single(schema.WithSubtypes(schema.FindAttributeType("c")!));
    }

    [Fact]
    public void Classes_in_a_circle_are_listed_once()
    {
        var schema = LdapSchema.Parse([], ["( 1.1 NAME 'a' SUP ( b $ a ) )", "( 1.2 NAME 'b' SUP a MUST x )"]);
        var a = schema.FindObjectClass("a")!;

        Assert.Equal(["a", "b"], schema.WithSuperClasses(a).Select(each => each.Name));
        Assert.Equal(["x"], schema.MustOf([a]));
        Assert.Empty(schema.ContentOf(["a"]).Must);
    }

    [Fact]
    public void An_OpenLDAP_schema_file_is_read()
    {
        const string File = """
            # a comment
            objectidentifier own 1.3.6.1.4.1.4203.666.11
            attributetype ( 1.3.6.1.4.1.4203.666.11.1 NAME 'ownThing'
            	EQUALITY caseIgnoreMatch
            # between the lines
            	SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )

            objectclass ( 1.3.6.1.4.1.4203.666.11.2 NAME 'ownClass' SUP top AUXILIARY
              MAY ownThing )
            """;
        var schema = LdapSchema.Standard.ToBuilder().AddText(new StringReader(File)).Build();

        Assert.Equal("caseIgnoreMatch", schema.EqualityOf(schema.FindAttributeType("ownThing")!)?.Name);
        Assert.Equal(["ownThing"], schema.FindObjectClass("ownClass")!.May);
    }

    [Fact]
    public void A_subschema_entry_in_LDIF_is_read()
    {
        const string File = """
            dn: cn=Subschema
            objectClass: subschema
            attributeTypes: ( 1.1 NAME 'longName' DESC 'a desc
             ription folded in a word' SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )
            objectClasses: ( 1.2 NAME 'c' MUST longName )
            """;
        var schema = new LdapSchemaBuilder().AddText(new StringReader(File)).Build();

        Assert.Equal("a description folded in a word", schema.FindAttributeType("longname")?.Description);
        Assert.Equal(["longName"], schema.FindObjectClass("c")!.Must);
    }

    [Fact]
    public void An_unknown_kind_of_definition_is_refused() =>
        Assert.Throws<ArgumentException>(() => new LdapSchemaBuilder().Add("colours", "( 1.2.3 )"));

    [Fact]
    public void Content_and_structure_rules_are_found()
    {
        var schema = LdapSchema.Parse(
            [],
            ["( 2.5.6.4 NAME 'organization' STRUCTURAL )"],
            matchingRules: ["( 2.5.13.2 NAME 'caseIgnoreMatch' SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )"],
            matchingRuleUse: ["( 2.5.13.2 APPLIES ( cn $ sn ) )"],
            ldapSyntaxes: ["( 1.3.6.1.4.1.1466.115.121.1.27 DESC 'INTEGER' )"],
            nameForms: ["( 2.5.15.3 NAME 'orgNameForm' OC organization MUST o )"],
            ditContentRules: ["( 2.5.6.4 NOT telexNumber )"],
            ditStructureRules: ["( 2 FORM orgNameForm )"]);

        Assert.Equal(["telexNumber"], schema.FindContentRule(schema.FindObjectClass("organization")!)!.Not);
        Assert.Equal("orgNameForm", schema.FindStructureRule("2")!.Form);
        Assert.Equal("organization", schema.FindNameForm("ORGNAMEFORM")!.ObjectClass);
        Assert.Equal(["cn", "sn"], schema.FindMatchingRuleUse("caseIgnoreMatch")!.Applies);
        Assert.True(schema.FindSyntax("1.3.6.1.4.1.1466.115.121.1.27")!.IsValid("1"u8));
        Assert.Empty(schema.Problems);
    }
}
