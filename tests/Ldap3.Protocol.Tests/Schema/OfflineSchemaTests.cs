using Ldap3.Protocol.Schema;

namespace Ldap3.Protocol.Tests.Schema;

public sealed class OfflineSchemaTests
{
    public static TheoryData<string> Servers => ["OpenLDAP", "389 DS", "Active Directory"];

    [Theory]
    [MemberData(nameof(Servers))]
    public void Every_class_derives_from_known_classes(string server)
    {
        var schema = Find(server);

        Assert.Empty(schema.Problems);
        Assert.All(schema.ObjectClasses.SelectMany(each => each.SuperClasses), name => Assert.NotNull(schema.FindObjectClass(name)));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public void Every_attribute_has_a_syntax(string server)
    {
        var schema = Find(server);

        Assert.All(schema.AttributeTypes, type => Assert.NotNull(schema.SyntaxOf(type)));
    }

    [Fact]
    public void Each_has_what_its_server_is_known_for()
    {
        Assert.NotNull(LdapSchema.OpenLdap.FindAttributeType("entryCSN"));
        Assert.NotNull(LdapSchema.OpenLdap.FindObjectClass("olcGlobal"));
        Assert.NotNull(LdapSchema.Ds389.FindAttributeType("nsUniqueId"));
        Assert.NotNull(LdapSchema.Ds389.FindObjectClass("nsslapdConfig"));
        Assert.NotNull(LdapSchema.ActiveDirectory.FindAttributeType("sAMAccountName"));
        Assert.NotNull(LdapSchema.ActiveDirectory.FindObjectClass("computer"));
        Assert.Equal(9, LdapSchema.ActiveDirectory.ContentRules.Count);
    }

    [Fact]
    public void A_user_of_Active_Directory_is_allowed_what_the_content_rule_adds()
    {
        var schema = LdapSchema.ActiveDirectory;
        string[] classes = ["top", "person", "organizationalPerson", "user"];

        Assert.Equal("user", schema.StructuralClassOf(classes)!.Name);
        var content = schema.ContentOf(classes);
        Assert.Contains(schema.FindAttributeType("sAMAccountName")!, content.Must);
        Assert.True(content.Allows(schema.FindAttributeType("uidNumber")!));
        Assert.False(schema.ContentOf(["top", "person"]).Allows(schema.FindAttributeType("sAMAccountName")!));
    }

    static LdapSchema Find(string server) => server switch
    {
        "OpenLDAP" => LdapSchema.OpenLdap,
        "389 DS" => LdapSchema.Ds389,
        _ => LdapSchema.ActiveDirectory,
    };
}
