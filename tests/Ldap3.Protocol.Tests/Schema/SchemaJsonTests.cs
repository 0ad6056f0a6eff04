using Ldap3.Protocol.Schema;

namespace Ldap3.Protocol.Tests.Schema;

public sealed class SchemaJsonTests
{
    [Fact]
    public void A_schema_comes_back_from_its_JSON()
    {
        foreach (var schema in new[] { LdapSchema.Standard, LdapSchema.OpenLdap, LdapSchema.Ds389, LdapSchema.ActiveDirectory })
        {
            var json = schema.ToJson();
            var loaded = LdapSchema.FromJson(json);

            Assert.Equal(json, loaded.ToJson());
            Assert.Equal(schema.AttributeTypes.Select(each => each.ToString()), loaded.AttributeTypes.Select(each => each.ToString()));
            Assert.Equal(schema.ContentRules.Count, loaded.ContentRules.Count);
            Assert.Empty(loaded.Problems);
        }
    }

    [Fact]
    public void The_form_of_the_JSON_stays()
    {
        const string expected = """
            {
              "format": "ldap3-schema",
              "version": 1,
              "ldapSyntaxes": [],
              "matchingRules": [],
              "matchingRuleUse": [],
              "attributeTypes": [
                "( 1.2.3 NAME 'a' DESC 'it\\27s' SYNTAX 1.2.4 )"
              ],
              "objectClasses": [],
              "nameForms": [],
              "dITContentRules": [],
              "dITStructureRules": []
            }
            """;
        var schema = new LdapSchemaBuilder().Add("attributeTypes", "( 1.2.3 NAME 'a' DESC 'it\\27s' SYNTAX 1.2.4 )").Build();

        Assert.Equal(expected, schema.ToJson());
        Assert.Equal("it's", LdapSchema.FromJson(expected).FindAttributeType("a")!.Description);
    }

    [Fact]
    public void A_definition_that_cannot_be_read_is_reported_and_the_others_are_there()
    {
        var schema = LdapSchema.FromJson(
            """{ "format": "ldap3-schema", "version": 1, "attributeTypes": ["( 1.2", "( 1.2.3 NAME 'a' )"], "later": 1 }""");

        Assert.NotNull(schema.FindAttributeType("a"));
        Assert.Single(schema.Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"format\": \"ldap3-schema\"")]
    [InlineData("{}")]
    [InlineData("""{ "format": 1 }""")]
    [InlineData("""{ "format": "ldap3-schema" }""")]
    [InlineData("""{ "format": "ldap3-schema", "version": "1" }""")]
    [InlineData("""{ "format": "ldap3-schema", "version": 2 }""")]
    [InlineData("""{ "format": "ldap3-schema", "version": 1, "attributeTypes": 1 }""")]
    [InlineData("""{ "format": "ldap3-schema", "version": 1, "attributeTypes": [1] }""")]
    public void What_is_no_saved_schema_is_refused(string json) =>
        Assert.Throws<LdapFormatException>(() => LdapSchema.FromJson(json));

    [Fact]
    public void The_later_of_two_merged_schemas_counts()
    {
        var first = new LdapSchemaBuilder().Add("attributeTypes", "( 1.2.3 NAME 'a' SYNTAX 1.2.4 )").Build();
        var second = new LdapSchemaBuilder()
            .Add("attributeTypes", "( 1.2.3 NAME 'a' SYNTAX 1.2.5 )")
            .Add("objectClasses", "( 1.2.6 NAME 'b' MAY a )")
            .Build();

        var merged = new LdapSchemaBuilder().Merge(first).Merge(second).Build();

        Assert.Equal("1.2.5", merged.FindAttributeType("a")!.Syntax);
        Assert.NotNull(merged.FindObjectClass("B"));
        Assert.Single(merged.AttributeTypes);
    }
}
