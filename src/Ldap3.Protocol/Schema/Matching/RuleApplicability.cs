namespace Ldap3.Protocol.Schema.Matching;

/// <summary>Which rules fit which syntaxes: the lists that RFC 4517 section 4.2 has with each rule.</summary>
static class RuleApplicability
{
    const string Syntaxes = "1.3.6.1.4.1.1466.115.121.1.";

    // A substrings rule has the syntax of its pieces as its own; what it fits is what the equality rule beside it fits.
    public static bool Applies(MatchingRule rule, string syntax) => rule.Name switch
    {
        "objectIdentifierFirstComponentMatch" => syntax is SyntaxOid.ObjectIdentifier or Syntaxes + "3" or Syntaxes + "16"
            or Syntaxes + "30" or Syntaxes + "31" or Syntaxes + "35" or Syntaxes + "37" or Syntaxes + "54",
        "integerFirstComponentMatch" => syntax is SyntaxOid.Integer or Syntaxes + "17",
        "directoryStringFirstComponentMatch" => true,
        "caseIgnoreListSubstringsMatch" => syntax == SyntaxOid.PostalAddress,
        "numericStringSubstringsMatch" => syntax == SyntaxOid.NumericString,
        "telephoneNumberSubstringsMatch" => syntax == SyntaxOid.TelephoneNumber,
        "caseIgnoreIA5SubstringsMatch" or "caseExactIA5SubstringsMatch" => syntax == SyntaxOid.Ia5String,
        "octetStringSubstringsMatch" => IsOctets(syntax),
        "caseIgnoreSubstringsMatch" or "caseExactSubstringsMatch" => IsDirectoryString(syntax),
        _ => rule.Syntax switch
        {
            SyntaxOid.DirectoryString => IsDirectoryString(syntax),
            SyntaxOid.OctetString => IsOctets(syntax),
            SyntaxOid.Integer => syntax is SyntaxOid.Integer or SyntaxRules.LargeInteger,
            var own => syntax == own,
        },
    };

    // ASN.1's DirectoryString and its alternatives, of which some syntaxes are parts; Active Directory's strings too.
    static bool IsDirectoryString(string syntax) => syntax is SyntaxOid.DirectoryString or SyntaxOid.PrintableString
        or SyntaxOid.CountryString or SyntaxOid.TelephoneNumber or SyntaxRules.CaseIgnoreString or SyntaxRules.CaseExactString;

    static bool IsOctets(string syntax) => syntax is SyntaxOid.OctetString or SyntaxOid.Jpeg or SyntaxOid.Certificate
        or Syntaxes + "4" or Syntaxes + "5" or Syntaxes + "9" or Syntaxes + "10" or Syntaxes + "49" or SyntaxRules.SecurityDescriptor;
}
