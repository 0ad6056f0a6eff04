using Ldap3.Protocol.Schema.Forms;
using static Ldap3.Protocol.Schema.Matching.MatchingRuleKind;

namespace Ldap3.Protocol.Schema.Matching;

/// <summary>
/// The matching rules of RFC 4517 section 4.2, the UUID rules of RFC 4530, and Microsoft's bitwise rules, at work for one
/// schema. Immutable and thread-safe.
/// </summary>
public sealed class MatchingRuleSet
{
    readonly LdapSchema _schema;
    readonly Dictionary<string, MatchingRule> _byName = new(StringComparer.OrdinalIgnoreCase);
    readonly Lazy<bool> _hasRules;

    internal MatchingRuleSet(LdapSchema schema)
    {
        _schema = schema;
        All = Create(schema);
        foreach (var rule in All)
        {
            _byName.Add(rule.Name, rule);
            _byName.Add(rule.Oid, rule);
        }

        _hasRules = new(() => schema.AttributeTypes.Any(type => type.EqualityRule is not null));
    }

    /// <summary>All rules.</summary>
    public IReadOnlyList<MatchingRule> All { get; }

    /// <summary>The rule of that name or object identifier, or null when it is not one of those known here.</summary>
    public MatchingRule? Find(string nameOrOid) =>
        _byName.GetValueOrDefault(nameOrOid)
        ?? (_schema.FindMatchingRule(nameOrOid) is { } rule ? _byName.GetValueOrDefault(rule.Oid) : null);

    /// <summary>The rule that decides equality of the values of an attribute, its own or inherited, or null.</summary>
    /// <remarks>
    /// Active Directory publishes no rules at all. For a schema like that the usual rule for the syntax is taken.
    /// </remarks>
    public MatchingRule? EqualityOf(AttributeType type) => Find(_schema.EqualityRuleOf(type), type, SyntaxRules.Equality);

    /// <summary>The rule that orders the values of an attribute, its own or inherited, or null.</summary>
    /// <inheritdoc cref="EqualityOf" path="/remarks"/>
    public MatchingRule? OrderingOf(AttributeType type) => Find(_schema.OrderingRuleOf(type), type, SyntaxRules.Ordering);

    /// <summary>The rule that finds pieces in the values of an attribute, its own or inherited, or null.</summary>
    /// <inheritdoc cref="EqualityOf" path="/remarks"/>
    public MatchingRule? SubstringsOf(AttributeType type) => Find(_schema.SubstringsRuleOf(type), type, SyntaxRules.Substrings);

    MatchingRule? Find(string? rule, AttributeType type, Func<string, string?> usual)
    {
        if (rule is null && !_hasRules.Value && _schema.SyntaxOf(type) is { } syntax)
        {
            rule = usual(syntax);
        }

        return rule is null ? null : Find(rule);
    }

    static MatchingRule[] Create(LdapSchema schema)
    {
        var objectIdentifier = new ObjectIdentifierForm(schema);
        var list = new ListForm();
        var time = new TimeForm();
        var uuid = new UuidForm();
        return
        [
            new("2.5.13.0", "objectIdentifierMatch", SyntaxOid.ObjectIdentifier, Equality, objectIdentifier),
            new("2.5.13.1", "distinguishedNameMatch", SyntaxOid.DistinguishedName, Equality, new DistinguishedNameForm(schema, allowsUid: false)),
            new("2.5.13.2", "caseIgnoreMatch", SyntaxOid.DirectoryString, Equality, TextForm.CaseIgnore),
            new("2.5.13.3", "caseIgnoreOrderingMatch", SyntaxOid.DirectoryString, Ordering, TextForm.CaseIgnore),
            new("2.5.13.4", "caseIgnoreSubstringsMatch", SyntaxOid.SubstringAssertion, Substrings, TextForm.CaseIgnore),
            new("2.5.13.5", "caseExactMatch", SyntaxOid.DirectoryString, Equality, TextForm.CaseExact),
            new("2.5.13.6", "caseExactOrderingMatch", SyntaxOid.DirectoryString, Ordering, TextForm.CaseExact),
            new("2.5.13.7", "caseExactSubstringsMatch", SyntaxOid.SubstringAssertion, Substrings, TextForm.CaseExact),
            new("2.5.13.8", "numericStringMatch", SyntaxOid.NumericString, Equality, TextForm.Numeric),
            new("2.5.13.9", "numericStringOrderingMatch", SyntaxOid.NumericString, Ordering, TextForm.Numeric),
            new("2.5.13.10", "numericStringSubstringsMatch", SyntaxOid.SubstringAssertion, Substrings, TextForm.Numeric),
            new("2.5.13.11", "caseIgnoreListMatch", SyntaxOid.PostalAddress, Equality, list),
            new("2.5.13.12", "caseIgnoreListSubstringsMatch", SyntaxOid.SubstringAssertion, Substrings, list),
            new("2.5.13.13", "booleanMatch", SyntaxOid.Boolean, Equality, LiteralForm.Boolean),
            new("2.5.13.14", "integerMatch", SyntaxOid.Integer, Equality, IntegerForm.Instance),
            new("2.5.13.15", "integerOrderingMatch", SyntaxOid.Integer, Ordering, IntegerForm.Instance),
            new("2.5.13.16", "bitStringMatch", SyntaxOid.BitString, Equality, LiteralForm.BitString),
            new("2.5.13.17", "octetStringMatch", SyntaxOid.OctetString, Equality, LiteralForm.Octets),
            new("2.5.13.18", "octetStringOrderingMatch", SyntaxOid.OctetString, Ordering, LiteralForm.Octets),
            new("2.5.13.19", "octetStringSubstringsMatch", SyntaxOid.SubstringAssertion, Substrings, LiteralForm.Octets),
            new("2.5.13.20", "telephoneNumberMatch", SyntaxOid.TelephoneNumber, Equality, TextForm.Telephone),
            new("2.5.13.21", "telephoneNumberSubstringsMatch", SyntaxOid.SubstringAssertion, Substrings, TextForm.Telephone),
            new("2.5.13.23", "uniqueMemberMatch", SyntaxOid.NameAndOptionalUid, Equality, new DistinguishedNameForm(schema, allowsUid: true)),
            new("2.5.13.27", "generalizedTimeMatch", SyntaxOid.GeneralizedTime, Equality, time),
            new("2.5.13.28", "generalizedTimeOrderingMatch", SyntaxOid.GeneralizedTime, Ordering, time),
            new("2.5.13.29", "integerFirstComponentMatch", SyntaxOid.Integer, Equality, new FirstComponentForm(IntegerForm.Instance)),
            new(
                "2.5.13.30",
                "objectIdentifierFirstComponentMatch",
                SyntaxOid.ObjectIdentifier,
                Equality,
                new FirstComponentForm(objectIdentifier)),
            new(
                "2.5.13.31",
                "directoryStringFirstComponentMatch",
                SyntaxOid.DirectoryString,
                Equality,
                new FirstComponentForm(TextForm.CaseIgnore)),
            new("2.5.13.32", "wordMatch", SyntaxOid.DirectoryString, Word, TextForm.CaseIgnore),
            new("2.5.13.33", "keywordMatch", SyntaxOid.DirectoryString, Word, TextForm.CaseIgnore),
            new("1.3.6.1.4.1.1466.109.114.1", "caseExactIA5Match", SyntaxOid.Ia5String, Equality, TextForm.CaseExactIa5),
            new("1.3.6.1.4.1.1466.109.114.2", "caseIgnoreIA5Match", SyntaxOid.Ia5String, Equality, TextForm.CaseIgnoreIa5),
            new("1.3.6.1.4.1.1466.109.114.3", "caseIgnoreIA5SubstringsMatch", SyntaxOid.SubstringAssertion, Substrings, TextForm.CaseIgnoreIa5),
            new("1.3.6.1.4.1.4203.1.2.1", "caseExactIA5SubstringsMatch", SyntaxOid.SubstringAssertion, Substrings, TextForm.CaseExactIa5),
            new("1.3.6.1.1.16.2", "uuidMatch", SyntaxOid.Uuid, Equality, uuid),
            new("1.3.6.1.1.16.3", "uuidOrderingMatch", SyntaxOid.Uuid, Ordering, uuid),
            new("1.2.840.113556.1.4.803", "integerBitAndMatch", SyntaxOid.Integer, AllBits, IntegerForm.Instance),
            new("1.2.840.113556.1.4.804", "integerBitOrMatch", SyntaxOid.Integer, AnyBit, IntegerForm.Instance),
        ];
    }
}
