using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Schema.Matching;

/// <summary>
/// A rule by which values of an attribute compare with an asserted one (RFC 4517 section 4). Immutable and thread safe.
/// Each answer is true, false, or null for Undefined: the asserted value is not of the rule's syntax, or the rule does
/// not do that kind of comparison (RFC 4511 section 4.5.1.7).
/// </summary>
public abstract class MatchingRule
{
    private protected MatchingRule(string oid, string name, string syntax)
    {
        Oid = oid;
        Name = name;
        Syntax = syntax;
    }

    /// <summary>The rule's object identifier.</summary>
    public string Oid { get; }

    /// <summary>The rule's name.</summary>
    public string Name { get; }

    /// <summary>The object identifier of the syntax of asserted values.</summary>
    public string Syntax { get; }

    /// <summary>Whether the rule decides order.</summary>
    public virtual bool HasOrder => false;

    /// <summary>
    /// The form of a value that has the same octets for all values that are equal by this rule, or null when the value is
    /// not of the rule's syntax: what indexes and sets keep.
    /// </summary>
    public abstract OctetString? Normalize(ReadOnlySpan<byte> value);

    /// <summary>Whether a value equals the asserted one.</summary>
    public virtual bool? IsMatch(ReadOnlySpan<byte> value, ReadOnlySpan<byte> asserted) =>
        Normalize(asserted) is { } wanted ? Normalize(value) is { } normalized && normalized == wanted : null;

    /// <summary>
    /// Where a value stands to the asserted one: below zero before it, zero equal, above zero after it; null for Undefined.
    /// </summary>
    public virtual int? Compare(ReadOnlySpan<byte> value, ReadOnlySpan<byte> asserted) => null;

    /// <summary>Whether a value has the parts in their order, without overlap.</summary>
    /// <param name="value">The value.</param>
    /// <param name="initial">What it begins with, or null.</param>
    /// <param name="any">What follows somewhere, each after the one before.</param>
    /// <param name="final">What it ends with, or null.</param>
    public virtual bool? HasSubstrings(
        ReadOnlySpan<byte> value, OctetString? initial, IReadOnlyList<OctetString> any, OctetString? final) => null;

    /// <summary>The rule's definition as RFC 4512 writes it.</summary>
    public override string ToString() => $"( {Oid} NAME '{Name}' SYNTAX {Syntax} )";
}
