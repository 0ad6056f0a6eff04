using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Schema.Matching;

namespace Ldap3.Linq.Translation.Narrowing;

/// <summary>Compares texts as an attribute's matching rules do; octet by octet where the schema names none. Immutable.</summary>
sealed class AttributeCollation(LdapSchema schema, string attribute)
{
    readonly MatchingRule? _equality = schema.FindAttributeType(attribute) is { } type ? schema.EqualityOf(type) : null;
    readonly MatchingRule? _ordering = schema.FindAttributeType(attribute) is { } type ? schema.OrderingOf(type) ?? schema.EqualityOf(type) : null;
    readonly MatchingRule? _substrings = schema.FindAttributeType(attribute) is { } type ? schema.SubstringsOf(type) : null;

    public bool AreEqual(string? one, string? other) =>
        one is null || other is null ? one == other : Key(_equality, one) == Key(_equality, other);

    public bool Contains(IEnumerable<string?> values, string? value) => values.Any(each => AreEqual(each, value));

    public bool StartsWith(string value, string part) =>
        part.Length == 0 || (HasPart(value, part, [], null) ?? value.StartsWith(part, StringComparison.Ordinal));

    public bool EndsWith(string value, string part) =>
        part.Length == 0 || (HasPart(value, null, [], part) ?? value.EndsWith(part, StringComparison.Ordinal));

    public bool HasWithin(string value, string part) =>
        part.Length == 0 || (HasPart(value, null, [part], null) ?? value.Contains(part, StringComparison.Ordinal));

    /// <summary>What orders as the value does.</summary>
    public OctetString OrderKey(string value) => Key(_ordering, value);

    static OctetString Key(MatchingRule? rule, string value) => rule?.Normalize(((OctetString)value).Span) ?? value;

    static OctetString? Octets(string? text) => text is null ? default(OctetString?) : (OctetString)text;

    bool? HasPart(string value, string? initial, IReadOnlyList<OctetString> any, string? final) =>
        _substrings?.AssertSubstrings(Octets(initial), any, Octets(final))
            .Match(((OctetString)value).Span);
}
