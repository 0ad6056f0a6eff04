using Ldap3.Protocol.Schema;

namespace Ldap3.Protocol.Tests.Schema;

/// <summary>How servers deviate from RFC 4512 section 4.1: read from them, refused from people.</summary>
public sealed class SchemaToleranceTests
{
    [Theory]
    [InlineData( // Active Directory: apostrophes around the syntax
        "( 1.2.3 NAME 'a' SYNTAX '1.3.6.1.4.1.1466.115.121.1.15' SINGLE-VALUE )",
        "( 1.2.3 NAME 'a' SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )")]
    [InlineData( // Active Directory, extendedAttributeInfo: keywords of its own, some of them flags
        "( 1.2.3 NAME 'a' RANGE-LOWER '1' INDEXED SYSTEM-ONLY )",
        "( 1.2.3 NAME 'a' RANGE-LOWER 1 INDEXED SYSTEM-ONLY )")]
    [InlineData( // 389 Directory Server: names in place of numbers, apostrophes around classes
        "( nsRole-oid NAME 'nsRole' SUP 'top' SYNTAX 1.2.3 )",
        "( nsRole-oid NAME 'nsRole' SUP top SYNTAX 1.2.3 )")]
    [InlineData( // 389 Directory Server: empty descriptions, unescaped backslashes
        "( 1.2.3 NAME 'a' DESC '' SYNTAX 1.2.3 )",
        "( 1.2.3 NAME 'a' DESC '' SYNTAX 1.2.3 )")]
    [InlineData(
        "( 1.2.3 DESC 'the \"\\\" and \"$\" characters' SYNTAX 1.2.3 )",
        "( 1.2.3 DESC 'the \"\\5C\" and \"$\" characters' SYNTAX 1.2.3 )")]
    [InlineData( // 389 Directory Server: keywords in an order of its own
        "( 1.2.3 NAME 'a' SINGLE-VALUE SYNTAX 1.2.3 EQUALITY b )",
        "( 1.2.3 NAME 'a' EQUALITY b SYNTAX 1.2.3 SINGLE-VALUE )")]
    [InlineData( // ApacheDS: an extension whose truth value is in small letters, line breaks and tabs
        "( 1.2.3 DESC 'a'\n\tSYNTAX 1.2.3\n\tX-SCHEMA 'system' X-NOT-HUMAN-READABLE 'false' )",
        "( 1.2.3 DESC 'a' SYNTAX 1.2.3 X-SCHEMA 'system' X-NOT-HUMAN-READABLE 'false' )")]
    [InlineData( // eDirectory: underscores in extensions, extensions without apostrophes, great lengths
        "( 2.16.840.1.113719.1.1.4.1.501 NAME 'a' SYNTAX 1.2.3{64512} X-NDS_NAME 'A B' X-NDS_LOWER_BOUND 1 )",
        "( 2.16.840.1.113719.1.1.4.1.501 NAME 'a' SYNTAX 1.2.3{64512} X-NDS_NAME 'A B' X-NDS_LOWER_BOUND '1' )")]
    [InlineData( // eDirectory: an extension that is a flag
        "( 1.2.3 NAME 'a' SYNTAX 1.2.3 X-NDS_BOTH_MANAGED X-NDS_NAMING 'x' )",
        "( 1.2.3 NAME 'a' SYNTAX 1.2.3 X-NDS_BOTH_MANAGED X-NDS_NAMING 'x' )")]
    [InlineData( // lists: empty, without dollar signs, with one too many, without parentheses
        "( 1.2.3 MUST ( ) MAY ( a b ) )",
        "( 1.2.3 MAY ( a $ b ) )")]
    [InlineData("( 1.2.3 MAY ( a $ b $ ) )", "( 1.2.3 MAY ( a $ b ) )")]
    [InlineData("( 1.2.3 SUP a $ b MAY c )", "( 1.2.3 SUP ( a $ b ) MAY c )")]
    [InlineData("( 1.2.3 NAME 'a' 'b' SUP c )", "( 1.2.3 NAME ( 'a' 'b' ) SUP c )")]
    [InlineData("( 1.2.3 NAME ( 'a' $ 'b' ) SUP c )", "( 1.2.3 NAME ( 'a' 'b' ) SUP c )")]
    [InlineData("( 1.2.3 NAME a SUP c )", "( 1.2.3 NAME 'a' SUP c )")] // a name without apostrophes
    [InlineData("( 1.2.3 DESC 'a user's name' SUP c )", "( 1.2.3 DESC 'a user\\27s name' SUP c )")]
    [InlineData("( '1.2.3' NAME 'a' SUP c )", "( 1.2.3 NAME 'a' SUP c )")] // apostrophes around the number
    [InlineData("( 1.2.3 SUP c COLOUR red )", "( 1.2.3 SUP c COLOUR red )")] // an unknown keyword
    public void What_servers_publish_is_read_and_printed_as_RFC_4512_has_it(string text, string expected)
    {
        var printed = SchemaDefinitionParser.Parse(text).ToString();

        Assert.Equal(expected, printed);
        Assert.Equal(expected, SchemaDefinitionParser.Parse(printed).ToString());
    }

    [Theory]
    [InlineData("( 1.2.3 NAME 'a'SYNTAX 1.2.3 )", "a", "1.2.3")] // no space before a keyword
    [InlineData("( 1.2.3 name 'a' syntax 1.2.3 )", "a", "1.2.3")] // RFC 4512 section 1.4: literals of any case
    public void Missing_spaces_and_small_letters_change_nothing(string text, string name, string syntax)
    {
        var type = AttributeType.Parse(text, SchemaTolerance.Lenient);

        Assert.Equal((name, syntax), (type.Name, type.Syntax));
    }

    [Theory]
    [InlineData("( 1.2.3 SYNTAX '1.2.3' )", 15, "without apostrophes")]
    [InlineData("( my-oid SYNTAX 1.2.3 )", 2, "dotted numbers")]
    [InlineData("( '1.2.3' SYNTAX 1.2.3 )", 2, "dotted numbers")]
    [InlineData("( 1.02.3 SYNTAX 1.2.3 )", 2, "dotted numbers")]
    [InlineData("( 1.2.3 NAME a SYNTAX 1.2.3 )", 13, "apostrophes")]
    [InlineData("( 1.2.3 NAME '1a' SYNTAX 1.2.3 )", 14, "short name")]
    [InlineData("( 1.2.3 NAME 'a_b' SYNTAX 1.2.3 )", 14, "short name")]
    [InlineData("( 1.2.3 NAME ( 'a' $ 'b' ) SYNTAX 1.2.3 )", 19, "apostrophes")]
    [InlineData("( 1.2.3 DESC '' SYNTAX 1.2.3 )", 14, "at least one character")]
    [InlineData("( 1.2.3 DESC 'a\\b' SYNTAX 1.2.3 )", 15, "\\5C")]
    [InlineData("( 1.2.3 SYNTAX 1.2.3 SINGLE-VALU )", 21, "SINGLE-VALUE")]
    [InlineData("( 1.2.3 SYNTAX 1.2.3 EQUALITY a )", 21, "order")]
    [InlineData("( 1.2.3 SYNTAX 1.2.3 SYNTAX 1.2.4 )", 21, "twice")]
    [InlineData("( 1.2.3 SYNTAX 1.2.3{} )", 15, "length")]
    [InlineData("( 1.2.3 SYNTAX caseIgnore )", 15, "syntax")]
    [InlineData("( 1.2.3 SUP ( a $ b ) )", 12, "expected")]
    [InlineData("( 1.2.3 SUP a USAGE nobody )", 20, "dSAOperation")]
    [InlineData("( 1.2.3 SUP a X-A 'x' USAGE dSAOperation )", 22, "order")]
    [InlineData("( 1.2.3 NAME 'a' )", 18, "SUP or SYNTAX")]
    [InlineData("( 1.2.3 SUP a ) b", 16, "closing parenthesis")]
    public void From_people_the_grammar_of_RFC_4512_is_wanted(string text, int position, string hint)
    {
        var exception = Assert.Throws<LdapFormatException>(() => AttributeType.Parse(text));

        Assert.Equal(position, exception.Position);
        Assert.Contains(hint, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_wants_what_RFC_4512_makes_it_want()
    {
        Assert.Throws<LdapFormatException>(() => ObjectClass.Parse("( 1.2.3 ABSTRACT AUXILIARY )"));
        Assert.Throws<LdapFormatException>(() => ObjectClass.Parse("( 1.2.3 MUST ( ) )"));
        Assert.Throws<LdapFormatException>(() => MatchingRuleDefinition.Parse("( 1.2.3 NAME 'a' )"));
        Assert.Throws<LdapFormatException>(() => MatchingRuleUse.Parse("( 1.2.3 NAME 'a' )"));
        Assert.Throws<LdapFormatException>(() => LdapSyntax.Parse("( 1.2.3 NAME 'a' )"));
        Assert.Throws<LdapFormatException>(() => DitContentRule.Parse("( 1.2.3 SUP a )"));
        Assert.Throws<LdapFormatException>(() => DitStructureRule.Parse("( 1.2.3 FORM a )"));
        Assert.Throws<LdapFormatException>(() => DitStructureRule.Parse("( 1 NAME 'a' )"));
        Assert.Throws<LdapFormatException>(() => NameForm.Parse("( 1.2.3 OC a )"));
    }

    [Theory] // RFC 4512 sections 4.1.1 to 4.1.7, every keyword
    [InlineData("objectClasses", "( 1.2.3 NAME ( 'a' 'b' ) DESC 'c' OBSOLETE SUP ( d $ e ) AUXILIARY MUST f MAY ( g $ 1.2 ) X-O ( 'i' 'j' ) )")]
    [InlineData("attributeTypes", "( 1.2.3 NAME 'a' DESC 'c' OBSOLETE SUP d EQUALITY e ORDERING f SUBSTR g SYNTAX 1.2.4{32} "
        + "SINGLE-VALUE COLLECTIVE NO-USER-MODIFICATION USAGE dSAOperation X-O 'i' )")]
    [InlineData("matchingRules", "( 1.2.3 NAME 'a' DESC 'c' OBSOLETE SYNTAX 1.2.4 X-O 'i' )")]
    [InlineData("matchingRuleUse", "( 1.2.3 NAME 'a' DESC 'c' OBSOLETE APPLIES ( d $ e ) X-O 'i' )")]
    [InlineData("ldapSyntaxes", "( 1.2.3 DESC 'c' X-O 'i' )")]
    [InlineData("dITContentRules", "( 1.2.3 NAME 'a' DESC 'c' OBSOLETE AUX ( d $ e ) MUST f MAY g NOT h X-O 'i' )")]
    [InlineData("dITStructureRules", "( 4 NAME 'a' DESC 'c' OBSOLETE FORM d SUP ( 1 2 3 ) X-O 'i' )")]
    [InlineData("nameForms", "( 1.2.3 NAME 'a' DESC 'c' OBSOLETE OC d MUST ( e $ f ) MAY g X-O 'i' )")]
    public void Every_kind_of_definition_is_printed_as_it_was_written(string kind, string text)
    {
        var json = new LdapSchemaBuilder().Add(kind, text).Build().ToJson();

        Assert.Contains(text, json, StringComparison.Ordinal);
    }
}
