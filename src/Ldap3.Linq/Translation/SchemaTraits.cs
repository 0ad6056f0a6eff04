using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Schema.Matching;

namespace Ldap3.Linq.Translation;

/// <summary>Reads from a schema what translation asks of an attribute.</summary>
static class SchemaTraits
{
    /// <summary>What a schema says of an attribute.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="isComplete">Whether an attribute that it does not have is not there at all.</param>
    /// <param name="attribute">The attribute, options included.</param>
    public static AttributeTraits Read(LdapSchema schema, bool isComplete, string attribute)
    {
        if (schema.FindAttributeType(attribute) is not { } type)
        {
            return isComplete ? new AttributeTraits { IsMissing = true } : AttributeTraits.Unknown;
        }

        var syntax = schema.SyntaxOf(type);
        var equality = schema.EqualityOf(type);
        var ignoresCase = IgnoresCase(equality);
        bool? undeclared = DeclaresRules(schema) ? false : null;
        return new AttributeTraits
        {
            Syntax = syntax,
            IsSingleValue = type.IsSingleValue,
            HasEquality = equality is not null || schema.EqualityRuleOf(type) is not null ? true : undeclared,
            HasOrdering = schema.OrderingOf(type) is not null || schema.OrderingRuleOf(type) is not null ? true : undeclared,
            HasSubstrings = schema.SubstringsOf(type) is not null || schema.SubstringsRuleOf(type) is not null ? true : undeclared,
            IgnoresCase = ignoresCase,
            SortRule = SortRule(syntax, ignoresCase),
            AcceptsPart = schema.SubstringsOf(type) is { } substrings
                ? part => !substrings.AssertSubstrings(null, [part], null).IsUndefined
                : null,
            Accepts = equality is null ? null : value => equality.NormalizeAssertion(value.Span) is not null,
        };
    }

    // By RFC 4512 section 4.1.2 an attribute without a rule is not compared that way. Active Directory names no rules at all,
    // and 389 DS and its relatives, known by their nsUniqueId, not all: both compare by the syntax.
    static bool DeclaresRules(LdapSchema schema) =>
        schema.MatchingRules.Count > 0 && schema.FindAttributeType("nsUniqueId") is null;

    static bool? IgnoresCase(MatchingRule? equality) => equality?.Name switch
    {
        null => null,
        var name when name.StartsWith("caseIgnore", StringComparison.Ordinal) => true,
        var name when name.StartsWith("caseExact", StringComparison.Ordinal) => false,
        "octetStringMatch" => false,
        _ => null,
    };

    // RFC 2891 section 1.1: a sort key may name the rule where the attribute's type has none.
    static string? SortRule(string? syntax, bool? ignoresCase) => syntax switch
    {
        SyntaxOid.DirectoryString or SyntaxOid.PrintableString or SyntaxOid.CountryString or SyntaxOid.Ia5String =>
            ignoresCase == false ? "caseExactOrderingMatch" : "caseIgnoreOrderingMatch",
        SyntaxOid.NumericString => "numericStringOrderingMatch",
        SyntaxOid.Integer => "integerOrderingMatch",
        SyntaxOid.GeneralizedTime => "generalizedTimeOrderingMatch",
        SyntaxOid.OctetString => "octetStringOrderingMatch",
        SyntaxOid.Uuid => "uuidOrderingMatch",
        _ => null,
    };
}
