using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Tests.Operations;

/// <summary>What RFC 4512 demands of entries beyond what a standard schema shows.</summary>
public sealed class SchemaRuleTests
{
    readonly InMemoryDirectory _directory = new(new InMemoryDirectoryOptions { Schema = Schema() });

    [Theory]
    [InlineData("cn=a", "ruled", "sn=x", ResultCode.Success)]
    [InlineData("cn=a", "ruled", "", ResultCode.ObjectClassViolation)] // the content rule requires sn
    [InlineData("cn=a", "ruled", "sn=x|description=y", ResultCode.ObjectClassViolation)] // and precludes description
    [InlineData("cn=a", "ruled|listed", "sn=x|l=z", ResultCode.Success)]
    [InlineData("cn=a", "ruled|unlisted", "sn=x", ResultCode.ObjectClassViolation)]
    [InlineData("cn=a", "ruled", "sn=x|title=t", ResultCode.Success)] // it allows title, which the class does not
    [InlineData("ou=a", "formed", "", ResultCode.Success)]
    [InlineData("ou=a+l=b", "formed", "", ResultCode.Success)]
    [InlineData("l=a", "formed", "ou=a", ResultCode.NamingViolation)]
    [InlineData("cn=a", "formed", "ou=a", ResultCode.NamingViolation)]
    [InlineData("cn=a", "old", "", ResultCode.ObjectClassViolation)]
    [InlineData("cn=a", "device|idea", "", ResultCode.ObjectClassViolation)] // abstract, and nothing derives from it
    [InlineData("cn=a", "device", "c-l=b", ResultCode.ObjectClassViolation)] // collective, and no subentry for that
    [InlineData("cn=a", "device|ruled", "sn=x", ResultCode.ObjectClassViolation)] // two structural chains
    public void Rules_of_the_schema_are_enforced(string rdn, string classes, string values, ResultCode expected)
    {
        _directory.Add(new AddRequest(DistinguishedName.Parse("o=test"), new("objectClass", "organization"), new("o", "test")));

        Assert.Equal(expected, Add($"{rdn},o=test", classes, values));
    }

    ResultCode Add(string name, string classes, string values)
    {
        var attributes = values.Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(value => value.Split('='))
            .Select(pair => new LdapAttribute(pair[0], pair[1]));
        try
        {
            _directory.Add(new AddRequest(
                DistinguishedName.Parse(name),
                [new("objectClass", [.. classes.Split('|').Select(c => (Protocol.Ber.OctetString)c)]), .. attributes]));
            return ResultCode.Success;
        }
        catch (LdapOperationException e)
        {
            return e.ResultCode;
        }
    }

    static LdapSchema Schema() => new LdapSchemaBuilder().Merge(LdapSchema.Standard)
        .Add("attributeTypes", "( 1.1.1 NAME 'c-l' SUP l COLLECTIVE )")
        .Add("objectClasses", "( 1.1.2 NAME 'ruled' SUP top STRUCTURAL MUST cn MAY ( sn $ description ) )")
        .Add("objectClasses", "( 1.1.3 NAME 'listed' SUP top AUXILIARY MAY l )")
        .Add("objectClasses", "( 1.1.4 NAME 'unlisted' SUP top AUXILIARY MAY l )")
        .Add("objectClasses", "( 1.1.5 NAME 'formed' SUP top STRUCTURAL MUST ou MAY ( l $ cn ) )")
        .Add("objectClasses", "( 1.1.6 NAME 'old' OBSOLETE SUP top STRUCTURAL MUST cn )")
        .Add("objectClasses", "( 1.1.7 NAME 'idea' SUP top ABSTRACT )")
        .Add("ditContentRules", "( 1.1.2 NAME 'rule' AUX listed MUST sn MAY title NOT description )")
        .Add("nameForms", "( 1.1.8 NAME 'form' OC formed MUST ou MAY l )")
        .Build();
}
