namespace Ldap3.Protocol.Schema.Matching;

/// <summary>
/// The matching rules of RFC 4517 section 4.2, of RFC 4530, and Active Directory's over bits, with the names that
/// <see cref="LdapSchema.Standard"/> knows. <see cref="LdapSchema.Rules"/> has them for another schema. Thread-safe.
/// </summary>
public static class MatchingRules
{
    /// <summary>All rules.</summary>
    public static IReadOnlyList<MatchingRule> All => LdapSchema.Standard.Rules.All;

    /// <summary>The rule of that name or object identifier, without regard to case, or null.</summary>
    public static MatchingRule? Find(string nameOrOid) => LdapSchema.Standard.Rules.Find(nameOrOid);
}
