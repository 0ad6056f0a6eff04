using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.Linq.Tests.Translation;

/// <summary>A directory that is never asked: the standard schema, and nothing else.</summary>
sealed class FixedContext : TranslationContext
{
    static readonly LdapSchema Standard = LdapSchema.Standard.With(
        [
            AttributeType.Parse(
                "( 1.3.6.1.4.1.42.2.27.8.1.22 NAME 'pwdReset' EQUALITY booleanMatch "
                + "SYNTAX 1.3.6.1.4.1.1466.115.121.1.7 SINGLE-VALUE )"),
            AttributeType.Parse(
                "( 1.3.6.1.4.1.42.2.27.8.1.19 NAME 'pwdFailureTime' EQUALITY generalizedTimeMatch "
                + "ORDERING generalizedTimeOrderingMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.24 )"),
            AttributeType.Parse(
                "( 1.2.840.113556.1.4.159 NAME 'accountExpires' EQUALITY integerMatch ORDERING integerOrderingMatch "
                + "SYNTAX 1.2.840.113556.1.4.906 SINGLE-VALUE )"),
        ],
        []);

    public override DistinguishedName BaseDn { get; } = DistinguishedName.Parse("dc=example,dc=org");

    public override int PageSize => 500;

    public override int ListLimit { get; init; } = 100;

    public override LdapSchema Schema => Standard;

    public override EntityModel Model => EntityModel.Default;

    public override string? NameAttribute { get; init; } = "entryDN";

    public bool IsComplete { get; init; } = true;

    /// <summary>An attribute that the server does not have although the standard schema does.</summary>
    public string? Lacks { get; init; }

    public bool KnowsRules { get; init; } = true;

    public override AttributeTraits TraitsOf(string attribute) => attribute == Lacks
        ? new AttributeTraits { IsMissing = true }
        : SchemaTraits.Read(Standard, IsComplete, attribute);

    public override bool? KnowsRule(string oid) => KnowsRules;
}
