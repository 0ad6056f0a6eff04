using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>
/// Some value matches by a named rule: <c>(cn:caseExactMatch:=x)</c> (RFC 4511 section 4.5.1.7.7).
/// </summary>
public sealed record ExtensibleFilter : Filter
{
    /// <summary>Makes an extensible match. At least one of rule and attribute is given.</summary>
    /// <param name="matchingRule">The rule's name or object identifier, or null for the attribute's equality rule.</param>
    /// <param name="attribute">The attribute, or null for every attribute that the rule fits.</param>
    /// <param name="value">The asserted value.</param>
    /// <param name="dnAttributes">Whether the attributes of the entry's name count too: <c>:dn</c>.</param>
    /// <exception cref="ArgumentException">Neither rule nor attribute is given.</exception>
    /// <exception cref="LdapFormatException">The rule is neither a short name nor a dotted number.</exception>
    public ExtensibleFilter(
        string? matchingRule, AttributeDescription? attribute, OctetString value, bool dnAttributes = false)
    {
        if (matchingRule is null && attribute is null)
        {
            throw new ArgumentException("An extensible match needs a matching rule, an attribute or both.", nameof(matchingRule));
        }

        if (matchingRule is not null && !ObjectIdentifierSyntax.TryScan(matchingRule, out var position))
        {
            throw new LdapFormatException("A matching rule is a short name or a dotted number", matchingRule, position);
        }

        MatchingRule = matchingRule;
        Attribute = attribute;
        Value = value;
        DnAttributes = dnAttributes;
    }

    /// <summary>The rule's name or object identifier, or null for the attribute's equality rule.</summary>
    public string? MatchingRule { get; }

    /// <summary>The attribute, or null for every attribute that the rule fits.</summary>
    public AttributeDescription? Attribute { get; }

    /// <summary>The asserted value.</summary>
    public OctetString Value { get; }

    /// <summary>Whether the attributes of the entry's name count too: <c>:dn</c>.</summary>
    public bool DnAttributes { get; }

    /// <inheritdoc/>
    public bool Equals(ExtensibleFilter? other) =>
        other is not null
        && string.Equals(MatchingRule, other.MatchingRule, StringComparison.OrdinalIgnoreCase)
        && Equals(Attribute, other.Attribute)
        && Value == other.Value
        && DnAttributes == other.DnAttributes;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Attribute, Value, DnAttributes);

    /// <summary>Gives the parts.</summary>
    public void Deconstruct(
        out string? matchingRule, out AttributeDescription? attribute, out OctetString value, out bool dnAttributes)
    {
        matchingRule = MatchingRule;
        attribute = Attribute;
        value = Value;
        dnAttributes = DnAttributes;
    }
}
