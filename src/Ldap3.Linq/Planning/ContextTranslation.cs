using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.Linq.Planning;

/// <summary>What a context's options and its directory tell a translation.</summary>
sealed class ContextTranslation(LdapContextOptions options, DirectoryKnowledge knowledge) : TranslationContext
{
    public override DistinguishedName BaseDn => options.DataSource.BaseDn;

    public override int PageSize => options.PageSize;

    public override int ListLimit { get; init; } = options.MaxListValues;

    public override LdapSchema Schema => knowledge.Schema;

    public override ClientEvaluation ClientEvaluation => options.ClientEvaluation;

    public override bool HasVirtualLists => knowledge.HasControl(VirtualListViewControl.ControlOid);

    public override bool LacksSorting => knowledge.LacksControl(ServerSideSortControl.ControlOid);

    public override EntityModel Model => options.Model;

    // RFC 5020 entryDN, or Active Directory's distinguishedName.
    public override string? NameAttribute { get; init; } = !knowledge.IsComplete ? null
        : knowledge.Schema.FindAttributeType("entryDN") is not null ? "entryDN"
        : knowledge.Schema.FindAttributeType("distinguishedName") is { IsSingleValue: true } ? "distinguishedName"
        : null;

    public override AttributeTraits TraitsOf(string attribute) =>
        knowledge.TraitsOf(attribute);

    // A schema that names no rules, as Active Directory's, says nothing of them.
    public override bool? KnowsRule(string oid) =>
        !knowledge.IsComplete || knowledge.Schema.MatchingRules.Count == 0
            ? null
            : knowledge.Schema.FindMatchingRule(oid) is not null;
}
