using CsCheck;
using Ldap3.Protocol.Schema;

namespace Ldap3.Protocol.Tests.Schema;

public sealed class DefinitionTests
{
    [Fact]
    public void An_attribute_type_is_taken_apart()
    {
        var type = AttributeType.Parse(
            "( 2.5.18.1 NAME 'createTimestamp' DESC 'when' EQUALITY generalizedTimeMatch "
            + "ORDERING generalizedTimeOrderingMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.24 "
            + "SINGLE-VALUE NO-USER-MODIFICATION USAGE directoryOperation X-ORIGIN ( 'RFC 4512' 'us' ) )");

        Assert.Equal("2.5.18.1", type.Oid);
        Assert.Equal(["createTimestamp"], type.Names);
        Assert.Equal("when", type.Description);
        Assert.Equal("generalizedTimeMatch", type.EqualityRule);
        Assert.Equal("generalizedTimeOrderingMatch", type.OrderingRule);
        Assert.Equal("1.3.6.1.4.1.1466.115.121.1.24", type.Syntax);
        Assert.True(type.IsSingleValue);
        Assert.True(type.NoUserModification);
        Assert.True(type.IsOperational);
        Assert.Equal(AttributeUsage.DirectoryOperation, type.Usage);
        Assert.Equal(["RFC 4512", "us"], type.Extensions["x-origin"]);
    }

    [Fact]
    public void A_length_after_the_syntax_is_no_part_of_it()
    {
        var type = AttributeType.Parse("( 1.2.3 SYNTAX 1.3.6.1.4.1.1466.115.121.1.15{64} )");

        Assert.Equal("1.3.6.1.4.1.1466.115.121.1.15", type.Syntax);
        Assert.Equal(64, type.MaxLength);
        Assert.Equal("1.2.3", type.Name);
        Assert.Empty(type.Names);
    }

    [Fact]
    public void An_object_class_is_taken_apart()
    {
        var objectClass = ObjectClass.Parse("( 2.5.6.2 NAME 'country' SUP top STRUCTURAL MUST c MAY ( searchGuide $ description ) )");

        Assert.Equal(["top"], objectClass.SuperClasses);
        Assert.Equal(ObjectClassKind.Structural, objectClass.Kind);
        Assert.Equal(["c"], objectClass.Must);
        Assert.Equal(["searchGuide", "description"], objectClass.May);
        Assert.False(objectClass.IsObsolete);
    }

    [Theory]
    [InlineData("( 1.2.3 SUP a ABSTRACT )", ObjectClassKind.Abstract)]
    [InlineData("( 1.2.3 AUXILIARY )", ObjectClassKind.Auxiliary)]
    [InlineData("( 1.2.3 )", ObjectClassKind.Structural)] // the default of RFC 4512 section 4.1.1
    public void The_kind_of_a_class_is_structural_unless_it_says_otherwise(string text, ObjectClassKind expected) =>
        Assert.Equal(expected, ObjectClass.Parse(text).Kind);

    [Fact]
    public void The_other_definitions_are_taken_apart()
    {
        var use = MatchingRuleUse.Parse("( 2.5.13.16 APPLIES ( givenName $ surname ) )"); // RFC 4517 section 3.3.20
        var content = DitContentRule.Parse("( 2.5.6.4 DESC 'content rule for organization' NOT ( x121Address $ telexNumber ) )");
        var structure = DitStructureRule.Parse("( 2 DESC 'organization structure rule' FORM 2.5.15.3 SUP ( 1 3 ) )");
        var form = NameForm.Parse("( 2.5.15.3 NAME 'orgNameForm' OC organization MUST o )"); // RFC 4517 section 3.3.22
        var rule = MatchingRuleDefinition.Parse("( 2.5.13.2 NAME 'caseIgnoreMatch' SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )");

        Assert.Equal(["givenName", "surname"], use.Applies);
        Assert.Equal(["x121Address", "telexNumber"], content.Not);
        Assert.Equal("2.5.15.3", structure.Form);
        Assert.Equal(["1", "3"], structure.SuperiorRules);
        Assert.Equal(("organization", "o"), (form.ObjectClass, form.Must.Single()));
        Assert.Equal("1.3.6.1.4.1.1466.115.121.1.15", rule.Syntax);
    }

    [Fact]
    public void A_syntax_says_whether_people_can_read_its_values()
    {
        Assert.False(LdapSyntax.Parse("( 1.3.6.1.4.1.1466.115.121.1.28 DESC 'JPEG' )").IsHumanReadable);
        Assert.False(LdapSyntax.Parse("( 1.2.3 DESC 'x' X-NOT-HUMAN-READABLE 'TRUE' )").IsHumanReadable);
        Assert.True(LdapSyntax.Parse("( 1.2.3 DESC 'x' )").IsHumanReadable);
        Assert.True(LdapSyntax.Parse("( 1.2.3 DESC 'x' )").IsValid([0xFF]));
    }

    [Theory] // as servers write them, and as RFC 4512 has them
    [InlineData(
        "(2.5.4.3 NAME('cn' 'commonName')SUP name)",
        "( 2.5.4.3 NAME ( 'cn' 'commonName' ) SUP name )")]
    [InlineData(
        "( 1.2.840.113556.1.4.221 NAME 'sAMAccountName' SYNTAX '1.3.6.1.4.1.1466.115.121.1.15' SINGLE-VALUE )",
        "( 1.2.840.113556.1.4.221 NAME 'sAMAccountName' SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )")]
    [InlineData(
        "( nsds-oid NAME 'nsds' SYNTAX 1.3.6.1.4.1.1466.115.121.1.15{64} X-ORIGIN 'Netscape' EQUALITY caseIgnoreMatch )",
        "( nsds-oid NAME 'nsds' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15{64} X-ORIGIN 'Netscape' )")]
    [InlineData(
        "( 1.2.3 NAME 'a' SUP 'top' MUST (a$b $c) MAY () DESC '' )",
        "( 1.2.3 NAME 'a' DESC '' SUP top MUST ( a $ b $ c ) )")]
    [InlineData(
        "( 2 SUP ( 1 3 ) FORM f NAME 'r' )",
        "( 2 NAME 'r' FORM f SUP ( 1 3 ) )")]
    [InlineData(
        "( 1.2.3\tDESC 'tab\\27s and \\5Cback\\5cslashes and \\2' OBSOLETE\n)",
        "( 1.2.3 DESC 'tab\\27s and \\5Cback\\5Cslashes and \\5C2' OBSOLETE )")]
    public void Definitions_are_printed_as_RFC_4512_has_them(string text, string expected)
    {
        var printed = SchemaDefinitionParser.Parse(text).ToString();

        Assert.Equal(expected, printed);
        Assert.Equal(expected, SchemaDefinitionParser.Parse(printed).ToString());
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("2.5.4.3", 0)]
    [InlineData("( )", 2)]
    [InlineData("( 2.5.4.3", 9)]
    [InlineData("( 2.5.4.3 NAME 'cn", 18)]
    [InlineData("( 2.5.4.3 NAME ( 'cn' ", 22)]
    [InlineData("( 2.5.4.3 NAME )", 15)]
    [InlineData("( 2.5.4.3 ) x", 12)]
    [InlineData("( 2.5.4.3 $ )", 10)]
    public void What_is_no_definition_is_refused_with_its_position(string text, int position) =>
        Assert.Equal(position, Assert.Throws<LdapFormatException>(() => AttributeType.Parse(text)).Position);

    [Fact]
    public void Any_text_is_either_a_definition_that_prints_as_one_or_refused() =>
        Gen.String[Gen.Char["()$ '\\275Cabc.1X-NAMESUP{}"], 0, 60].Sample(text =>
        {
            try
            {
                var printed = SchemaDefinitionParser.Parse("( 1.2 " + text + " )").ToString();
                Assert.Equal(printed, SchemaDefinitionParser.Parse(printed).ToString());
            }
            catch (LdapFormatException)
            {
                // Refused: that is one of the two answers.
            }
        }, iter: 20_000);

    [Fact]
    public void Every_description_comes_back_from_its_printed_form() =>
        Gen.String.Sample(text =>
        {
            var printed = new SchemaDefinition("1.2.3", [new SchemaField("DESC", [text])]).ToString();
            return AttributeType.Parse(printed, SchemaTolerance.Lenient).Description == text;
        }, iter: 5000);
}
