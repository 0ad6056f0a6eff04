using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Server.Tests.Differential;

/// <summary>
/// Where the directory in memory answers otherwise than OpenLDAP on purpose, one by one; docs/in-memory.md gives the reasons
/// under the same numbers. Nothing else may differ.
/// </summary>
/// <remarks>
/// Not in the <see cref="Vocabulary"/>, because they would differ: values of teletexTerminalIdentifier (6), facsimile numbers with
/// parameters that do not exist (7), certificates (8), names with options in them (9), values of spaces alone given twice (10),
/// ß and İ (11), NUL (12), an empty postal address (13), names whose value is an empty name (14), types in names by numbers that RFC
/// 4514 and RFC 4519 do not list (15), classes as they are written (5), numbers beyond 64 bits (27).
/// </remarks>
static class KnownDifferences
{
    // 1: entryCSN and contextCSN tell OpenLDAP's replicas apart; numSubordinates is what OpenLDAP does not have.
    static readonly string[] OfOne = ["entryCSN", "contextCSN", "numSubordinates"];

    // 16: OpenLDAP works these out for plain filter items, not for extensible ones.
    static readonly string[] Computed = ["hasSubordinates", "entryDN", "subschemaSubentry"];

    /// <summary>Attributes that only one of the two shows.</summary>
    public static bool IsOfOne(AttributeDescription attribute) =>
        OfOne.Contains(attribute.Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>2: a description without regard to how its options are written; OpenLDAP writes them as who used them first.</summary>
    public static string Canonical(AttributeDescription description) =>
        string.Join(';', [description.Type, .. description.Options.Select(option => option.ToLowerInvariant())]);

    /// <summary>3: a value without regard to how a name in it is written; OpenLDAP rewrites all names.</summary>
    public static string Canonical(OctetString value)
    {
        var text = value.ToString() is var written && written == "2.5.6.6" ? "person" : written;
        return text.Contains('=', StringComparison.Ordinal) && DistinguishedName.TryParse(text, out var name)
            ? name.Normalized
            : $"{Convert.ToHexString(((OctetString)text).Span)} {text}";
    }

    /// <summary>Whether the two may answer an operation so.</summary>
    public static bool Explains(LdapRequest request, string openLdap, string memory) => request switch
    {
        // 17: OpenLDAP does not say how far the name matched when the parent of what is to be renamed is missing.
        ModifyDnRequest => openLdap == nameof(ResultCode.NoSuchObject)
            && memory.StartsWith($"{nameof(ResultCode.NoSuchObject)} below ", StringComparison.Ordinal),

        // 18: OpenLDAP compares with the root DSE. 19: it knows computed attributes of entries that are not there.
        CompareRequest compare => compare.Entry.IsEmpty || Computed.Contains(compare.Attribute.Type)
            // 26: for OpenLDAP, the number of no class is no value of objectClass.
            || (compare.Attribute.Type is "objectClass" && compare.AssertionValue == "1.5"),

        // 20: of a malformed name and a malformed modification, either may be told first.
        ModifyRequest modify => !DistinguishedName.TryParse(modify.Entry.ToString(), out _)
            && (openLdap, memory) == (nameof(ResultCode.ProtocolError), nameof(ResultCode.InvalidDnSyntax)),
        _ => false,
    };

    /// <summary>Whether the two may find different entries by a filter.</summary>
    public static bool Explains(Filter filter) => filter switch
    {
        AndFilter and => and.Operands.Any(Explains),
        OrFilter or => or.Operands.Any(Explains),
        NotFilter not => Explains(not.Operand),

        // 21: what is about equal is each server's own opinion (RFC 4511 section 4.5.1.7.6).
        ApproximateFilter => true,

        // 22: by RFC 4518 section 2.6.1 a value begins and ends with a space.
        SubstringsFilter substrings when Parts(substrings).Any(HasOuterSpace) => true,

        // 23: by RFC 4517 section 4.2.13 a part is not found across two lines.
        SubstringsFilter { Attribute.Type: "postalAddress" } substrings
            when Parts(substrings).Any(part => part.Span.Contains((byte)'$')) => true,
        SubstringsFilter substrings => HasForeignOption(substrings.Attribute),

        // 24: each server gives its entries other numbers.
        GreaterOrEqualFilter { Attribute.Type: "entryUUID" } or LessOrEqualFilter { Attribute.Type: "entryUUID" } => true,

        // 25: OpenLDAP takes the superclasses of a structural class for equal to it.
        EqualityFilter { Attribute.Type: "structuralObjectClass" }
            or ExtensibleFilter { Attribute.Type: "structuralObjectClass" or "objectClass" } => true,

        // 28: in names, and without an attribute, OpenLDAP takes what is greater for what orders before, and other attributes
        // than those that the rule fits; it prepares only ASCII.
        ExtensibleFilter { MatchingRule: "caseIgnoreOrderingMatch" } ordering when ordering.Attribute is null || ordering.DnAttributes => true,
        ExtensibleFilter { Attribute: null } extensible when extensible.Value.Span.ContainsAnyInRange((byte)0x80, (byte)0xff) => true,

        // 31: for OpenLDAP, an extensible filter on entryUUID is Undefined.
        ExtensibleFilter { Attribute.Type: "entryUUID" } => true,

        // 30: rules of OpenLDAP's own.
        ExtensibleFilter { MatchingRule: "dnSubtreeMatch" or "dnOneLevelMatch" } => true,

        // 29: OpenLDAP's rules for first components find nothing in what has one component.
        ExtensibleFilter { MatchingRule: "integerFirstComponentMatch" or "objectIdentifierFirstComponentMatch" } => true,
        ExtensibleFilter { Attribute: { } attribute } when Computed.Contains(attribute.Type, StringComparer.OrdinalIgnoreCase) => true,
        EqualityFilter equality => HasForeignOption(equality.Attribute),
        GreaterOrEqualFilter greater => HasForeignOption(greater.Attribute),
        LessOrEqualFilter less => HasForeignOption(less.Attribute),
        PresentFilter present => HasForeignOption(present.Attribute),
        ExtensibleFilter { Attribute: { } attribute } => HasForeignOption(attribute),
        _ => false,
    };

    static IEnumerable<OctetString> Parts(SubstringsFilter filter) =>
        new[] { filter.Initial, filter.Final }.OfType<OctetString>().Concat(filter.Any);

    static bool HasOuterSpace(OctetString part) =>
        part.ToString() is { Length: > 0 } text && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]));

    // 4: an attribute with an option that nobody knows is Undefined for OpenLDAP; here it is one that no entry has.
    static bool HasForeignOption(AttributeDescription attribute) =>
        attribute.Options.Any(option => !option.StartsWith("lang-", StringComparison.OrdinalIgnoreCase));
}
