using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Protocol.Filters;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>
/// Makes the items of filters, having asked the schema whether they have an answer: one that is Undefined (RFC 4511
/// section 4.5.1.7) would return nothing, and its negation nothing either.
/// </summary>
sealed class AttributeItems(TranslationContext context)
{
    // RFC 4517 sections 3.3.15 and 3.3.25: values of these syntaxes may be empty.
    static readonly string[] EmptySyntaxes = ["1.3.6.1.4.1.1466.115.121.1.26", "1.3.6.1.4.1.1466.115.121.1.40"];

    readonly ValueEncoder _encoder = new(context);

    public AttributeTraits TraitsOf(EntityProperty attribute, Expression node)
    {
        var traits = context.TraitsOf(attribute.Attribute);
        return traits.IsMissing
            ? throw Refusal.Of(
                node,
                $"the server's schema has no attribute '{attribute.Attribute}', so that neither the condition nor its negation would find anything",
                "Correct the mapping, or the server's schema")
            : traits;
    }

    public Filter Present(EntityProperty attribute, Expression node)
    {
        TraitsOf(attribute, node);
        return Filter.Present(attribute.Attribute);
    }

    public Filter EqualTo(AttributeOperand operand, object? value, Expression node)
    {
        var attribute = operand.Attribute;
        if (value is null)
        {
            return operand.IsElement || attribute.IsNeverNull ? Filter.False
                : NeverTimes.AreKeptBy(attribute) ? Logic.Or(Logic.Not(Present(attribute, node)), NeverTimes.Filter(attribute))
                : Logic.Not(Present(attribute, node));
        }

        if (attribute.IsCollection && !operand.IsElement)
        {
            throw Refusal.Of(
                node, "the attribute holds a set of values, which is not compared as a whole", "Use Contains or Any for one value");
        }

        var traits = TraitsOf(attribute, node);
        if (traits.HasEquality == false)
        {
            throw Refusal.Of(
                node, $"'{attribute.Attribute}' has no equality rule", "Ask for == null or != null, or filter after AsAsyncEnumerable()");
        }

        // One number, or one day, can be written in several ways, and a filter compares what is written.
        if (attribute.ElementType == typeof(DateOnly) || attribute.ElementType == typeof(decimal)
            || attribute.ElementType == typeof(double) || attribute.ElementType == typeof(float))
        {
            throw Refusal.Of(
                node,
                $"a {attribute.ElementType.Name} can be kept in several forms, of which a filter finds one",
                attribute.ElementType == typeof(DateOnly) ? "Map a DateTimeOffset, and ask for a range" : Refusal.FilterLater);
        }

        if (value is string text)
        {
            if (!HasCase(operand, text, traits, node))
            {
                return Filter.False;
            }

            if (text.Length == 0 && attribute.ElementType == typeof(string) && !EmptySyntaxes.Contains(traits.Syntax))
            {
                return WithDefault(operand, ExpressionType.Equal, text, Filter.False);
            }
        }

        // A bool that cannot be null is false without a value too: asking whether it is not TRUE covers both.
        if (value is false && attribute.HoldsDefault && !operand.IsElement && InitialValue.Of(attribute) is false)
        {
            return Logic.Not(Filter.Equal(attribute.Attribute, _encoder.Encode(attribute, true, traits, node)!.Value));
        }

        var filter = _encoder.Encode(attribute, value, traits, node) is { } encoded
            ? Filter.Equal(attribute.Attribute, encoded)
            : Filter.False;
        return WithDefault(operand, ExpressionType.Equal, value, filter);
    }

    public Filter Order(AttributeOperand operand, ExpressionType type, object? value, Expression node)
    {
        var attribute = operand.Attribute;
        if (value is null)
        {
            return Filter.False;
        }

        if (attribute.IsCollection && !operand.IsElement)
        {
            throw Refusal.Of(node, "a set of values has no order", "Use Any for one value");
        }

        var traits = TraitsOf(attribute, node);
        var isMultiple = traits.IsSingleValue is { } single ? !single : attribute.IsCollection;
        var filter = new OrderItems(_encoder).Make(operand, type, value, traits, isMultiple, node);
        if (NeverTimes.AreKeptBy(attribute))
        {
            filter = isMultiple
                ? throw Refusal.Of(node, "one of several values may stand for never", Refusal.FilterLater)
                : Logic.And(filter, Logic.Not(NeverTimes.Filter(attribute)));
        }

        return WithDefault(operand, type, value, filter);
    }

    public Filter Substring(AttributeOperand operand, SubstringKind kind, string text, Expression node)
    {
        var attribute = operand.Attribute;
        var traits = TraitsOf(attribute, node);
        if (attribute.IsReference || attribute.ElementType != typeof(string))
        {
            throw Refusal.Of(node, "only text has substrings", "Compare with ==");
        }

        if (!HasCase(operand, text, traits, node))
        {
            return Filter.False;
        }

        if (text.Length == 0)
        {
            return Present(attribute, node);
        }

        if (traits.HasSubstrings == false)
        {
            throw Refusal.Of(
                node, $"'{attribute.Attribute}' has no substrings rule", "Compare with ==, or filter after AsAsyncEnumerable()");
        }

        if (traits.AcceptsPart is { } accepts && !accepts(text))
        {
            throw Refusal.Of(
                node,
                $"no value of '{attribute.Attribute}' can have this in it by its syntax, so that neither the condition nor its negation would find anything",
                "Look for a part that a value can have");
        }

        return kind switch
        {
            SubstringKind.Initial => Filter.StartsWith(attribute.Attribute, text),
            SubstringKind.Final => Filter.EndsWith(attribute.Attribute, text),
            _ => Filter.Contains(attribute.Attribute, text),
        };
    }

    /// <summary>Refuses a way of comparing text that is not the attribute's own.</summary>
    public void CheckComparison(EntityProperty attribute, StringComparison? comparison, Expression node)
    {
        if (comparison is null)
        {
            return;
        }

        if (comparison is not (StringComparison.Ordinal or StringComparison.OrdinalIgnoreCase))
        {
            throw Refusal.Of(
                node, "a directory does not compare by a culture", "Leave the comparison out: the attribute's own rule is used");
        }

        var ignoresCase = comparison == StringComparison.OrdinalIgnoreCase;
        var traits = TraitsOf(attribute, node);
        if (traits.IgnoresCase != ignoresCase)
        {
            var rule = traits.IgnoresCase switch
            {
                null => "is not known to ignore or to mind case",
                true => "ignores case",
                false => "minds case",
            };
            throw Refusal.Of(
                node,
                $"the rule of '{attribute.Attribute}' {rule}, which {comparison} does not",
                "Leave the comparison out to use the attribute's own rule, or filter after AsAsyncEnumerable()");
        }
    }

    // ToLower() can equal only what is in lower case already, and says nothing more where the rule ignores case.
    static bool HasCase(AttributeOperand operand, string text, AttributeTraits traits, Expression node)
    {
        if (operand.Case == LetterCase.AsStored)
        {
            return true;
        }

        if (traits.IgnoresCase != true)
        {
            throw Refusal.Of(
                node,
                $"the rule of '{operand.Attribute.Attribute}' is not known to ignore case, and a filter does not change it",
                "Leave ToLower() or ToUpper() out");
        }

        return text == (operand.Case == LetterCase.Lower ? text.ToLowerInvariant() : text.ToUpperInvariant());
    }

    // Where the attribute is absent the object holds what its constructor gave it, and C# compares that.
    static Filter WithDefault(AttributeOperand operand, ExpressionType type, object value, Filter filter) =>
        !operand.Attribute.IsRequired && !operand.IsElement && DefaultValue.Meets(operand.Attribute, type, value)
            ? Logic.Or(filter, Filter.Not(Filter.Present(operand.Attribute.Attribute)))
            : filter;
}
