namespace Ldap3.Protocol.Schema.Matching;

/// <summary>The matching rules of RFC 4517 section 4.2, of RFC 4530, and Active Directory's over bits. Thread safe.</summary>
public static class MatchingRules
{
    static readonly Lazy<Dictionary<string, MatchingRule>> ByName = new(() => All!
        .SelectMany(rule => new[] { KeyValuePair.Create(rule.Oid, rule), KeyValuePair.Create(rule.Name, rule) })
        .ToDictionary(StringComparer.OrdinalIgnoreCase));

    /// <summary>All rules.</summary>
    public static IReadOnlyList<MatchingRule> All { get; } =
    [
        Text("2.5.13.2", "caseIgnoreMatch", SyntaxOid.DirectoryString, true, Insignificant.Spaces),
        Text("2.5.13.3", "caseIgnoreOrderingMatch", SyntaxOid.DirectoryString, true, Insignificant.Spaces, hasOrder: true),
        Text("2.5.13.4", "caseIgnoreSubstringsMatch", SyntaxOid.SubstringAssertion, true, Insignificant.Spaces),
        Text("2.5.13.5", "caseExactMatch", SyntaxOid.DirectoryString, false, Insignificant.Spaces),
        Text("2.5.13.6", "caseExactOrderingMatch", SyntaxOid.DirectoryString, false, Insignificant.Spaces, hasOrder: true),
        Text("2.5.13.7", "caseExactSubstringsMatch", SyntaxOid.SubstringAssertion, false, Insignificant.Spaces),
        Text("2.5.13.8", "numericStringMatch", SyntaxOid.NumericString, false, Insignificant.AllSpaces),
        Text("2.5.13.9", "numericStringOrderingMatch", SyntaxOid.NumericString, false, Insignificant.AllSpaces, hasOrder: true),
        Text("2.5.13.10", "numericStringSubstringsMatch", SyntaxOid.SubstringAssertion, false, Insignificant.AllSpaces),
        Text("2.5.13.20", "telephoneNumberMatch", SyntaxOid.TelephoneNumber, true, Insignificant.SpacesAndHyphens),
        Text("2.5.13.21", "telephoneNumberSubstringsMatch", SyntaxOid.SubstringAssertion, true, Insignificant.SpacesAndHyphens),
        Text("1.3.6.1.4.1.1466.109.114.1", "caseExactIA5Match", SyntaxOid.Ia5String, false, Insignificant.Spaces),
        Text("1.3.6.1.4.1.1466.109.114.2", "caseIgnoreIA5Match", SyntaxOid.Ia5String, true, Insignificant.Spaces),
        Text("1.3.6.1.4.1.1466.109.114.3", "caseIgnoreIA5SubstringsMatch", SyntaxOid.SubstringAssertion, true, Insignificant.Spaces),
        Text("1.3.6.1.4.1.4203.1.2.1", "caseExactIA5SubstringsMatch", SyntaxOid.SubstringAssertion, false, Insignificant.Spaces),
        new NormalizingRule("2.5.13.11", "caseIgnoreListMatch", SyntaxOid.PostalAddress, Normalizers.LowerCaseList),
        Text("2.5.13.12", "caseIgnoreListSubstringsMatch", SyntaxOid.SubstringAssertion, true, Insignificant.Spaces),
        new NormalizingRule("2.5.13.0", "objectIdentifierMatch", SyntaxOid.ObjectIdentifier, Normalizers.ObjectIdentifier),
        new NormalizingRule("2.5.13.1", "distinguishedNameMatch", SyntaxOid.DistinguishedName, Normalizers.Name),
        new NormalizingRule("2.5.13.13", "booleanMatch", SyntaxOid.Boolean, Normalizers.Boolean),
        new NormalizingRule("2.5.13.14", "integerMatch", SyntaxOid.Integer, Normalizers.Integer),
        new NormalizingRule(
            "2.5.13.15", "integerOrderingMatch", SyntaxOid.Integer, Normalizers.Integer, Normalizers.CompareIntegers),
        new NormalizingRule("2.5.13.16", "bitStringMatch", SyntaxOid.BitString, Normalizers.BitString),
        new NormalizingRule("2.5.13.17", "octetStringMatch", SyntaxOid.OctetString, Normalizers.Octets),
        new NormalizingRule(
            "2.5.13.18", "octetStringOrderingMatch", SyntaxOid.OctetString, Normalizers.Octets, Normalizers.CompareOctets),
        new NormalizingRule("2.5.13.23", "uniqueMemberMatch", SyntaxOid.NameAndOptionalUid, Normalizers.NameAndOptionalUid),
        new NormalizingRule("2.5.13.27", "generalizedTimeMatch", SyntaxOid.GeneralizedTime, Normalizers.GeneralizedTime),
        new NormalizingRule(
            "2.5.13.28",
            "generalizedTimeOrderingMatch",
            SyntaxOid.GeneralizedTime,
            Normalizers.GeneralizedTime,
            Normalizers.CompareOctets),
        new NormalizingRule("2.5.13.29", "integerFirstComponentMatch", SyntaxOid.Integer, Normalizers.FirstComponent),
        new NormalizingRule(
            "2.5.13.30", "objectIdentifierFirstComponentMatch", SyntaxOid.ObjectIdentifier, Normalizers.FirstComponent),
        new NormalizingRule("1.3.6.1.1.16.2", "uuidMatch", SyntaxOid.Uuid, Normalizers.Uuid),
        new NormalizingRule("1.3.6.1.1.16.3", "uuidOrderingMatch", SyntaxOid.Uuid, Normalizers.Uuid, Normalizers.CompareOctets),
        new BitwiseRule("1.2.840.113556.1.4.803", "integerBitAndMatch", SyntaxOid.Integer, all: true),
        new BitwiseRule("1.2.840.113556.1.4.804", "integerBitOrMatch", SyntaxOid.Integer, all: false),
    ];

    /// <summary>The rule of that name or object identifier, without regard to case, or null.</summary>
    public static MatchingRule? Find(string nameOrOid) => ByName.Value.GetValueOrDefault(nameOrOid);

    static PreparedStringRule Text(
        string oid, string name, string syntax, bool foldCase, Insignificant insignificant, bool hasOrder = false) =>
        new(oid, name, syntax, foldCase, insignificant, hasOrder);
}
