using Ldap3.Protocol.Schema;

namespace Ldap3.Protocol.Tests.Schema;

public sealed class HierarchyTests
{
    static readonly LdapSchema Standard = LdapSchema.Standard;

    static readonly LdapSchema Ruled = Standard.ToBuilder()
        .Add("dITContentRules", "( 2.5.6.4 NAME 'r' AUX dcObject MUST description MAY mail NOT ( x121Address $ telexNumber ) )")
        .Add("nameForms", "( 2.5.15.3 NAME 'orgNameForm' OC organization MUST o )")
        .Build();

    [Fact]
    public void A_content_rule_demands_allows_and_forbids() // RFC 4512 section 4.1.6
    {
        var content = Ruled.ContentOf(["top", "organization"]);

        Assert.Contains(Type("description"), content.Must);
        Assert.Contains(Type("mail"), content.May);
        Assert.Contains(Type("telexNumber"), content.Not);
        Assert.False(content.Allows(Type("telexNumber")));
        Assert.True(Standard.ContentOf(["organization"]).Allows(Standard.FindAttributeType("telexNumber")!));
        Assert.True(Ruled.ContentOf(["person"]).Not.Count == 0);
    }

    [Fact]
    public void The_structural_class_is_the_one_that_derives_from_the_others()
    {
        Assert.Equal("inetOrgPerson", Standard.StructuralClassOf(["TOP", "person", "inetOrgPerson", "posixAccount"])!.Name);
        Assert.Equal("person", Standard.StructuralClassOf(["2.5.6.6"])!.Name);
        Assert.Null(Standard.StructuralClassOf(["person", "organization"]));
        Assert.Null(Standard.StructuralClassOf(["top", "posixAccount", "nobody"]));
    }

    [Fact]
    public void Relatives_are_found_up_and_down()
    {
        Assert.Equal(["cn", "name"], Standard.WithSuperTypes(Standard.FindAttributeType("cn")!).Select(type => type.Name));
        Assert.Contains("inetOrgPerson", Standard.SubclassesOf(Standard.FindObjectClass("person")!).Select(each => each.Name));
        Assert.DoesNotContain("person", Standard.SubclassesOf(Standard.FindObjectClass("person")!).Select(each => each.Name));
    }

    [Fact]
    public void Name_forms_are_found_by_the_class_that_they_are_for()
    {
        Assert.Equal("orgNameForm", Ruled.NameFormsOf(Ruled.FindObjectClass("organization")!).Single().Name);
        Assert.Empty(Ruled.NameFormsOf(Ruled.FindObjectClass("person")!));
    }

    [Fact]
    public void A_circle_of_definitions_ends()
    {
        var schema = new LdapSchemaBuilder()
            .Add("attributeTypes", "( 1.1 NAME 'a' SUP b )")
            .Add("attributeTypes", "( 1.2 NAME 'b' SUP a )")
            .Add("objectClasses", "( 1.3 NAME 'c' SUP d )")
            .Add("objectClasses", "( 1.4 NAME 'd' SUP c )")
            .Build();

        Assert.Null(schema.SyntaxOf(schema.FindAttributeType("a")!));
        Assert.Equal(2, schema.WithSuperClasses(schema.FindObjectClass("c")!).Count);
        Assert.NotNull(schema.StructuralClassOf(["c"]));
    }

    static AttributeType Type(string name) => Ruled.FindAttributeType(name)!;
}
