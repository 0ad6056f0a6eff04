using System.Globalization;
using System.Linq.Expressions;
using System.Numerics;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Schema;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>Asks for bits of an integer by Active Directory's rules, which OpenLDAP and 389 DS know too.</summary>
static class Bits
{
    // By number: not every server that has the rules knows their names.
    public const string All = "1.2.840.113556.1.4.803";
    public const string Any = "1.2.840.113556.1.4.804";

    const string LargeInteger = "1.2.840.113556.1.4.906";

    public static Filter Compare(
        TranslationContext context, AttributeItems items, ExpressionType type, MaskOperand operand, object? value, Expression node)
    {
        var attribute = operand.Attribute;
        if (type != ExpressionType.Equal)
        {
            throw Refusal.Of(node, "bits are compared with == and != only", "Write (x & mask) == mask or (x & mask) != 0");
        }

        if (value is null)
        {
            return items.EqualTo(new AttributeOperand(attribute), null, node);
        }

        var wanted = Constants.ToInteger(value)
            ?? throw Refusal.Of(node, "bits are compared with an integer only", "Compare with an integer");
        if ((wanted & operand.Mask) != wanted)
        {
            return Filter.False;
        }

        var rest = operand.Mask - wanted;
        var filter = Logic.And(
            Rule(context, items, attribute, All, wanted, node),
            Logic.Not(Rule(context, items, attribute, Any, rest, node)));

        // null & mask is null, which equals no number; a property that cannot be null holds zero.
        return wanted.IsZero && !attribute.IsNeverNull
            ? Logic.And(items.Present(attribute, node), filter)
            : filter;
    }

    static Filter Rule(
        TranslationContext context, AttributeItems items, EntityProperty attribute, string rule, BigInteger bits, Expression node)
    {
        var traits = items.TraitsOf(attribute, node);
        if (bits.IsZero)
        {
            return Logic.Constant(rule == All);
        }

        if (attribute.ElementType.IsEnum && !attribute.ElementType.IsDefined(typeof(FlagsAttribute), inherit: false))
        {
            throw Refusal.Of(
                node, $"{attribute.ElementType.Name} is kept by name, in which there are no bits", "Mark it with [Flags] to keep its number");
        }

        if (traits.Syntax is { } syntax && syntax != SyntaxOid.Integer && syntax != LargeInteger)
        {
            throw Refusal.Of(
                node, $"'{attribute.Attribute}' is not kept as a number, in which alone there are bits", Refusal.FilterLater);
        }

        if (context.KnowsRule(rule) == false)
        {
            throw Refusal.Of(node, $"the server does not know the matching rule {rule}", Refusal.FilterLater);
        }

        return Filter.Extensible(rule, attribute.Attribute, bits.ToString(CultureInfo.InvariantCulture));
    }
}
