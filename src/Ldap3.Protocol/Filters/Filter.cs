using System.Diagnostics.CodeAnalysis;
using System.Text;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>
/// A search filter (RFC 4511 section 4.5.1.7) as a tree of values. Immutable; equal when the trees are. Built from
/// values, so that nothing in a value can change the filter's structure.
/// </summary>
public abstract record Filter : IParsable<Filter>
{
    /// <summary>
    /// How many filters may be nested in each other, the innermost counted: 100. No deeper filter can be made, so that
    /// whoever walks one, recursively too, needs no limit of his own.
    /// </summary>
    public const int MaxDepth = 100;

    private protected Filter()
    {
    }

    /// <summary>The filter that every entry meets: <c>(&amp;)</c> of RFC 4526. Not every server knows it.</summary>
    public static Filter True { get; } = new AndFilter();

    /// <summary>The filter that no entry meets: <c>(|)</c> of RFC 4526. Not every server knows it.</summary>
    public static Filter False { get; } = new OrFilter();

    /// <summary>How many filters are nested in each other here: 1 for one without operands.</summary>
    internal virtual int Depth => 1;

    /// <summary>Both; operands that are conjunctions themselves are taken in.</summary>
    public static Filter operator &(Filter left, Filter right) => And(left, right);

    /// <summary>Either; operands that are disjunctions themselves are taken in.</summary>
    public static Filter operator |(Filter left, Filter right) => Or(left, right);

    /// <summary>Not that; a double negation is undone.</summary>
    public static Filter operator !(Filter filter) => Not(filter);

    /// <summary>Reads a filter in the form of RFC 4515, such as <c>(&amp;(objectClass=person)(cn=Ada*))</c>.</summary>
    /// <param name="text">The text. Values of users' making do not belong in it: see <see cref="Of"/>.</param>
    /// <param name="syntax">How strictly it is read.</param>
    /// <exception cref="LdapFormatException">The text is no filter, or nested deeper than <see cref="MaxDepth"/>.</exception>
    public static Filter Parse(string text, FilterSyntax syntax = FilterSyntax.Strict)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FilterParser.Parse(text, syntax);
    }

    /// <summary>Reads a filter in the form of RFC 4515, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Filter? result)
    {
        result = null;
        return text is not null && FilterParser.TryParse(text, FilterSyntax.Strict, out result);
    }

    static Filter IParsable<Filter>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Filter>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Filter result) =>
        TryParse(s, out result);

    /// <summary>
    /// Reads a filter from an interpolated string whose holes are values: <c>Filter.Of($"(uid={userInput})")</c>. A value
    /// needs no escaping and cannot change the structure; a hole with a filter stands where a filter may.
    /// </summary>
    /// <exception cref="LdapFormatException">The text around the holes is no filter, or a hole stands where no value may.</exception>
    public static Filter Of(FilterInterpolatedStringHandler text) => FilterParser.Parse(text.Template);

    /// <summary>All of the filters; those that are conjunctions themselves are taken in, a single one is returned as it is.</summary>
    public static Filter And(params IEnumerable<Filter> filters)
    {
        var operands = filters.SelectMany(f => f is AndFilter and ? and.Operands : [f]).ToArray();
        return operands.Length == 1 ? operands[0] : new AndFilter(operands);
    }

    /// <summary>Any of the filters; those that are disjunctions themselves are taken in, a single one is returned as it is.</summary>
    public static Filter Or(params IEnumerable<Filter> filters)
    {
        var operands = filters.SelectMany(f => f is OrFilter or ? or.Operands : [f]).ToArray();
        return operands.Length == 1 ? operands[0] : new OrFilter(operands);
    }

    /// <summary>The opposite; a double negation is undone.</summary>
    public static Filter Not(Filter filter) => filter is NotFilter not ? not.Operand : new NotFilter(filter);

    /// <summary>Some value of the attribute equals this one by the attribute's equality rule.</summary>
    public static Filter Equal(AttributeDescription attribute, OctetString value) => new EqualityFilter(attribute, value);

    /// <summary>Some value of the attribute is equal or greater by the attribute's ordering rule.</summary>
    public static Filter GreaterOrEqual(AttributeDescription attribute, OctetString value) =>
        new GreaterOrEqualFilter(attribute, value);

    /// <summary>Some value of the attribute is equal or less by the attribute's ordering rule.</summary>
    public static Filter LessOrEqual(AttributeDescription attribute, OctetString value) =>
        new LessOrEqualFilter(attribute, value);

    /// <summary>The attribute has a value.</summary>
    public static Filter Present(AttributeDescription attribute) => new PresentFilter(attribute);

    /// <summary>Some value of the attribute is about equal, in the server's opinion.</summary>
    public static Filter Approximate(AttributeDescription attribute, OctetString value) =>
        new ApproximateFilter(attribute, value);

    /// <summary>Some value of the attribute begins so. Every value begins with nothing: that is <see cref="Present"/>.</summary>
    public static Filter StartsWith(AttributeDescription attribute, OctetString initial) =>
        Substrings(attribute, initial, [], default);

    /// <summary>Some value of the attribute ends so. Every value ends with nothing: that is <see cref="Present"/>.</summary>
    public static Filter EndsWith(AttributeDescription attribute, OctetString final) =>
        Substrings(attribute, default, [], final);

    /// <summary>Some value of the attribute contains this. Every value contains nothing: that is <see cref="Present"/>.</summary>
    public static Filter Contains(AttributeDescription attribute, OctetString any) =>
        Substrings(attribute, default, [any], default);

    /// <summary>
    /// Some value of the attribute has these parts in this order, without overlap: <c>(cn=a*b*c)</c>. Parts that are
    /// empty mean nothing and are left out; without any other it is <see cref="Present"/>.
    /// </summary>
    /// <param name="attribute">The attribute; its subtypes count too.</param>
    /// <param name="initial">What the value begins with, or empty.</param>
    /// <param name="any">What follows somewhere, each after the one before.</param>
    /// <param name="final">What the value ends with, or empty.</param>
    public static Filter Substrings(
        AttributeDescription attribute, OctetString initial, IEnumerable<OctetString> any, OctetString final)
    {
        ArgumentNullException.ThrowIfNull(any);
        OctetString[] parts = [.. any.Where(part => !part.IsEmpty)];
        return initial.IsEmpty && final.IsEmpty && parts.Length == 0
            ? Present(attribute)
            : new SubstringsFilter(attribute, NullIfEmpty(initial), parts, NullIfEmpty(final));
    }

    /// <summary>Some value of the attribute matches by a rule named here (RFC 4511 section 4.5.1.7.7).</summary>
    /// <param name="matchingRule">The rule's name or object identifier, or null for the attribute's equality rule.</param>
    /// <param name="attribute">The attribute, or null for all attributes that the rule fits.</param>
    /// <param name="value">The value to match.</param>
    /// <param name="dnAttributes">Whether the attributes of the entry's name count too.</param>
    /// <exception cref="ArgumentException">Neither rule nor attribute is given.</exception>
    /// <exception cref="LdapFormatException">The rule is neither a short name nor a dotted number.</exception>
    public static Filter Extensible(
        string? matchingRule, AttributeDescription? attribute, OctetString value, bool dnAttributes = false) =>
        new ExtensibleFilter(matchingRule, attribute, value, dnAttributes);

    /// <summary>
    /// A shorter filter that is true, false and Undefined for the same entries: nested conjunctions and disjunctions are
    /// taken in, doubles and what another operand already says are left out, double negations undone, and
    /// <see cref="True"/> and <see cref="False"/> remain only as the whole filter. The order of operands stays.
    /// </summary>
    public Filter Simplify() => FilterSimplifier.Simplify(this);

    /// <summary>The filter as RFC 4515 writes it; reading that gives an equal filter.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder();
        FilterPrinter.Append(text, this);
        return text.ToString();
    }

    private protected static int DepthOver(IReadOnlyList<Filter> operands)
    {
        var deepest = 0;
        foreach (var operand in operands)
        {
            ArgumentNullException.ThrowIfNull(operand, nameof(operands));
            deepest = Math.Max(deepest, operand.Depth);
        }

        return deepest < MaxDepth
            ? deepest + 1
            : throw new ArgumentException($"Filters are nested at most {MaxDepth} levels deep.", nameof(operands));
    }

    static OctetString? NullIfEmpty(OctetString part) => part.IsEmpty ? (OctetString?)null : part;
}
