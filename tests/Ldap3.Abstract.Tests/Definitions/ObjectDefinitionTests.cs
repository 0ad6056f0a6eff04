using Ldap3.Abstract.Definitions;
using Ldap3.Protocol.Schema;

namespace Ldap3.Abstract.Tests.Definitions;

public sealed class ObjectDefinitionTests
{
    [Fact]
    public void What_Active_Directory_gives_an_entry_by_itself_is_not_asked_of_the_application()
    {
        var schema = new LdapSchema(
            [
                AttributeType.Parse("( 2.5.4.0 NAME 'objectClass' SYNTAX 1.3.6.1.4.1.1466.115.121.1.38 )"),
                AttributeType.Parse("( 2.5.4.3 NAME 'cn' SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )"),
                AttributeType.Parse("( 1.2.840.113556.1.2.1 NAME 'instanceType' SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )"),
                AttributeType.Parse("( 1.2.840.113556.1.4.782 NAME 'objectCategory' SYNTAX 1.3.6.1.4.1.1466.115.121.1.12 SINGLE-VALUE )"),
            ],
            [
                ObjectClass.Parse("( 2.5.6.0 NAME 'top' ABSTRACT MUST ( objectClass $ instanceType $ objectCategory ) )"),
                ObjectClass.Parse("( 2.5.6.14 NAME 'device' SUP top STRUCTURAL MUST cn )"),
            ]);

        var definition = ObjectDefinition.FromSchema(schema, "device");

        Assert.Equal(["cn", "objectClass"], definition.Mandatory.Select(attribute => attribute.Name).Order());
        Assert.NotNull(definition.Find("objectCategory"));
    }
}
