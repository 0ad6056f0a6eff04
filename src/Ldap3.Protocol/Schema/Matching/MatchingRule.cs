using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema.Forms;
using Ldap3.Protocol.Schema.Preparation;

namespace Ldap3.Protocol.Schema.Matching;

/// <summary>
/// A matching rule at work (RFC 4517 section 4). Every value has a key: octets that are the same for values that the rule
/// takes for equal and that order as the values do, so that a hash set or a sorted index can hold them. Immutable and
/// thread-safe.
/// </summary>
/// <remarks>
/// For one comparison use <see cref="IsMatch"/> or <see cref="Compare"/>; to ask many values the same, prepare the question
/// once with <see cref="Assert"/>, <see cref="AssertAtLeast"/>, <see cref="AssertAtMost"/> or <see cref="AssertSubstrings"/>.
/// </remarks>
public sealed class MatchingRule
{
    readonly ValueForm _form;

    internal MatchingRule(string oid, string name, string syntax, MatchingRuleKind kind, ValueForm form)
    {
        Oid = oid;
        Name = name;
        Syntax = syntax;
        Kind = kind;
        _form = form;
    }

    /// <summary>The object identifier of the rule.</summary>
    public string Oid { get; }

    /// <summary>The short name of the rule.</summary>
    public string Name { get; }

    /// <summary>The object identifier of the syntax of what values are compared with.</summary>
    public string Syntax { get; }

    /// <summary>What the rule is for.</summary>
    public MatchingRuleKind Kind { get; }

    /// <summary>Whether the rule decides order.</summary>
    public bool HasOrder => Kind == MatchingRuleKind.Ordering;

    /// <summary>
    /// Whether the rule may be used with attributes whose values have the syntax (RFC 4517 section 4.1): a filter that names it
    /// for another attribute is Undefined.
    /// </summary>
    public bool AppliesTo(string syntax) => RuleApplicability.Applies(this, syntax);

    /// <summary>
    /// The key of a stored value: the same octets for values that are equal by this rule. Null when the value is not of the
    /// syntax that the rule is for.
    /// </summary>
    public OctetString? Normalize(ReadOnlySpan<byte> value)
    {
        var key = new OctetBuilder();
        try
        {
            return TryAppendKey(value, ref key) ? key.ToOctetString() : default(OctetString?);
        }
        finally
        {
            key.Dispose();
        }
    }

    /// <summary>
    /// The key of a value to compare with, whose syntax may differ from the stored values'. Null when it is not of the syntax
    /// that the rule compares with.
    /// </summary>
    public OctetString? NormalizeAssertion(ReadOnlySpan<byte> asserted)
    {
        var key = new OctetBuilder();
        try
        {
            return _form.TryAppendAssertion(asserted, ref key) ? key.ToOctetString() : default(OctetString?);
        }
        finally
        {
            key.Dispose();
        }
    }

    /// <summary>
    /// What the rule answers when a filter names it (RFC 4511 section 4.5.1.7.7): an equality rule whether the values are
    /// equal, an ordering rule whether the stored value comes before the other, a substrings rule whether the pieces of the
    /// assertion, written as <c>a*b*c</c>, are there. Null for Undefined: one of them is not of the syntax.
    /// </summary>
    /// <param name="value">The stored value.</param>
    /// <param name="asserted">What it is compared with.</param>
    public bool? IsMatch(ReadOnlySpan<byte> value, ReadOnlySpan<byte> asserted) =>
        Kind == MatchingRuleKind.Equality ? IsEqual(value, asserted) : Assert(asserted).Match(value);

    /// <summary>
    /// Where a value stands to the asserted one: below zero before it, zero equal, above zero after it. Null for Undefined, and
    /// when the rule decides no order.
    /// </summary>
    public int? Compare(ReadOnlySpan<byte> value, ReadOnlySpan<byte> asserted)
    {
        if (!HasOrder)
        {
            return null;
        }

        var keys = new OctetBuilder();
        try
        {
            return TryAppendBoth(value, asserted, ref keys, out var length)
                ? keys.Span[..length].SequenceCompareTo(keys.Span[length..])
                : null;
        }
        finally
        {
            keys.Dispose();
        }
    }

    /// <summary>Whether a value has the pieces in their order, without overlap. Null for Undefined.</summary>
    /// <inheritdoc cref="AssertSubstrings" path="/param"/>
    public bool? HasSubstrings(
        ReadOnlySpan<byte> value, OctetString? initial, IReadOnlyList<OctetString> any, OctetString? final) =>
        AssertSubstrings(initial, any, final).Match(value);

    /// <summary>Prepares the question of <see cref="IsMatch"/>.</summary>
    public ValueAssertion Assert(ReadOnlySpan<byte> asserted)
    {
        if (Kind == MatchingRuleKind.Substrings)
        {
            return SubstringsText.TryParse(asserted, out var initial, out var any, out var final)
                ? AssertSubstrings(initial, any, final)
                : UndefinedAssertion.Instance;
        }

        return NormalizeAssertion(asserted) is { } key
            ? Kind switch
            {
                MatchingRuleKind.Ordering => new OrderAssertion(this, key, KeyOrder.Less),
                MatchingRuleKind.Word => new WordAssertion(this, key),
                MatchingRuleKind.AllBits or MatchingRuleKind.AnyBit => BitsAssertion.Create(this, key),
                _ => new EqualityAssertion(this, key, Normalize(asserted) == key ? asserted.ToArray() : default(OctetString?)),
            }
            : UndefinedAssertion.Instance;
    }

    /// <summary>Prepares the question whether a value is the other or comes after it: a filter's <c>&gt;=</c>.</summary>
    public ValueAssertion AssertAtLeast(ReadOnlySpan<byte> asserted) => AssertOrder(asserted, KeyOrder.AtLeast);

    /// <summary>Prepares the question whether a value is the other or comes before it: a filter's <c>&lt;=</c>.</summary>
    public ValueAssertion AssertAtMost(ReadOnlySpan<byte> asserted) => AssertOrder(asserted, KeyOrder.AtMost);

    /// <summary>Prepares the question whether a value has pieces, one after the other. An empty piece asks for nothing.</summary>
    /// <param name="initial">What the value begins with.</param>
    /// <param name="any">What it has between, in this order.</param>
    /// <param name="final">What it ends with.</param>
    /// <remarks>Undefined when the rule finds no substrings, or a piece is not of the syntax of values.</remarks>
    public ValueAssertion AssertSubstrings(OctetString? initial, IReadOnlyList<OctetString> any, OctetString? final)
    {
        ArgumentNullException.ThrowIfNull(any);
        if (Kind != MatchingRuleKind.Substrings)
        {
            return UndefinedAssertion.Instance;
        }

        var pieces = new OctetString[any.Count];
        for (var i = 0; i < pieces.Length; i++)
        {
            if (!TryPrepare(any[i], StringPortion.Any, out pieces[i]))
            {
                return UndefinedAssertion.Instance;
            }
        }

        return TryPrepare(initial, StringPortion.Initial, out var first) && TryPrepare(final, StringPortion.Final, out var last)
            ? new SubstringsAssertion(this, first, pieces, last)
            : UndefinedAssertion.Instance;
    }

    /// <summary>The rule's definition as RFC 4512 writes it.</summary>
    public override string ToString() => $"( {Oid} NAME '{Name}' SYNTAX {Syntax} )";

    internal bool TryAppendKey(ReadOnlySpan<byte> value, ref OctetBuilder key) => _form.TryAppendKey(value, ref key);

    bool? IsEqual(ReadOnlySpan<byte> value, ReadOnlySpan<byte> asserted)
    {
        var keys = new OctetBuilder();
        try
        {
            return TryAppendBoth(value, asserted, ref keys, out var length)
                ? keys.Span[..length].SequenceEqual(keys.Span[length..])
                : null;
        }
        finally
        {
            keys.Dispose();
        }
    }

    // Both keys go into one buffer: that of the value, whose length is given, then that of the assertion.
    bool TryAppendBoth(ReadOnlySpan<byte> value, ReadOnlySpan<byte> asserted, ref OctetBuilder keys, out int length)
    {
        var isOfSyntax = TryAppendKey(value, ref keys);
        length = keys.Count;
        return isOfSyntax && _form.TryAppendAssertion(asserted, ref keys);
    }

    ValueAssertion AssertOrder(ReadOnlySpan<byte> asserted, KeyOrder relation) =>
        HasOrder && NormalizeAssertion(asserted) is { } key
            ? new OrderAssertion(this, key, relation)
            : UndefinedAssertion.Instance;

    bool TryPrepare(OctetString? piece, StringPortion portion, out OctetString prepared)
    {
        prepared = default;
        if (piece is not { IsEmpty: false } text)
        {
            return true;
        }

        var octets = new OctetBuilder();
        try
        {
            var isOfSyntax = _form.TryAppendPiece(text.Span, portion, ref octets);
            prepared = isOfSyntax ? octets.ToOctetString() : default;
            return isOfSyntax;
        }
        finally
        {
            octets.Dispose();
        }
    }
}
