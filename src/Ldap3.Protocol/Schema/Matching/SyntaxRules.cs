namespace Ldap3.Protocol.Schema.Matching;

/// <summary>The usual rules for the syntaxes of values, where a schema names none.</summary>
static class SyntaxRules
{
    const string Binary = "1.3.6.1.4.1.1466.115.121.1.5";

    // Active Directory's own syntaxes.
    public const string LargeInteger = "1.2.840.113556.1.4.906";
    public const string SecurityDescriptor = "1.2.840.113556.1.4.907";
    public const string CaseIgnoreString = "1.2.840.113556.1.4.905";
    public const string CaseExactString = "1.2.840.113556.1.4.1362";

    public static string? Equality(string syntax) => syntax switch
    {
        SyntaxOid.BitString => "bitStringMatch",
        SyntaxOid.Boolean => "booleanMatch",
        SyntaxOid.DistinguishedName => "distinguishedNameMatch",
        SyntaxOid.CountryString or SyntaxOid.DirectoryString or SyntaxOid.PrintableString => "caseIgnoreMatch",
        SyntaxOid.GeneralizedTime => "generalizedTimeMatch",
        SyntaxOid.Ia5String => "caseIgnoreIA5Match",
        SyntaxOid.Integer or LargeInteger => "integerMatch",
        SyntaxOid.NameAndOptionalUid => "uniqueMemberMatch",
        SyntaxOid.NumericString => "numericStringMatch",
        SyntaxOid.ObjectIdentifier => "objectIdentifierMatch",
        Binary or SyntaxOid.Certificate or SyntaxOid.OctetString or SecurityDescriptor => "octetStringMatch",
        SyntaxOid.PostalAddress => "caseIgnoreListMatch",
        SyntaxOid.TelephoneNumber => "telephoneNumberMatch",
        SyntaxOid.Uuid => "uuidMatch",
        CaseIgnoreString => "caseIgnoreMatch",
        CaseExactString => "caseExactMatch",
        _ => null,
    };

    public static string? Ordering(string syntax) => Equality(syntax) switch
    {
        "caseIgnoreMatch" or "caseIgnoreIA5Match" => "caseIgnoreOrderingMatch",
        "caseExactMatch" => "caseExactOrderingMatch",
        "generalizedTimeMatch" => "generalizedTimeOrderingMatch",
        "integerMatch" => "integerOrderingMatch",
        "numericStringMatch" => "numericStringOrderingMatch",
        "octetStringMatch" => "octetStringOrderingMatch",
        "uuidMatch" => "uuidOrderingMatch",
        _ => null,
    };

    public static string? Substrings(string syntax) => Equality(syntax) switch
    {
        "caseIgnoreMatch" => "caseIgnoreSubstringsMatch",
        "caseIgnoreIA5Match" => "caseIgnoreIA5SubstringsMatch",
        "caseExactMatch" => "caseExactSubstringsMatch",
        "caseIgnoreListMatch" => "caseIgnoreListSubstringsMatch",
        "numericStringMatch" => "numericStringSubstringsMatch",
        "telephoneNumberMatch" => "telephoneNumberSubstringsMatch",
        _ => null,
    };
}
