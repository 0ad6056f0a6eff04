using System.Globalization;
using System.Linq.Expressions;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Protocol;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>Turns calls of <see cref="LdapFunctions"/> into filters.</summary>
sealed class FunctionPredicates(PredicateTranslator translator)
{
    const string MemberOf = "memberOf";
    const string Chain = "1.2.840.113556.1.4.1941";

    public Filter Translate(MethodCallExpression call) => call.Method.Name switch
    {
        nameof(LdapFunctions.IsApproximately) => Approximate(call),
        nameof(LdapFunctions.Matches) => Extensible(call, Value<string>(call, 1), Value<string>(call, 2)),
        nameof(LdapFunctions.HasAllBits) => Bit(call, Bits.All, whenNone: true),
        nameof(LdapFunctions.HasAnyBit) => Bit(call, Bits.Any, whenNone: false),
        nameof(LdapFunctions.IsInChain) => Extensible(call, Chain, Value<DistinguishedName>(call, 1).ToString()),
        nameof(LdapFunctions.IsMemberOf) => IsMember(call),
        nameof(LdapFunctions.IsCurrentUser) => IsCurrentUser(call),
        nameof(LdapFunctions.Meets) => Meets(call),
        _ => throw Refusal.Of(call, "the function is not known", Refusal.FilterLater),
    };

    static T Value<T>(MethodCallExpression call, int index) =>
        call.Arguments[index] is ConstantExpression { Value: T value }
            ? value
            : throw Refusal.Of(call, $"its {call.Method.GetParameters()[index].Name} is not known beforehand, or is null", "Use a value");

    string AttributeOf(MethodCallExpression call)
    {
        var attribute = translator.Operands.TryReadCollection(call.Arguments[0])
            ?? (translator.Operands.Read(call.Arguments[0]) is AttributeOperand { Case: LetterCase.AsStored } operand ? operand.Attribute : null)
            ?? throw Refusal.Of(call, "the function is about an attribute of the entry", "Name a mapped property first");
        translator.Items.TraitsOf(attribute, call);
        return attribute.Attribute;
    }

    Filter Approximate(MethodCallExpression call) => Filter.Approximate(AttributeOf(call), Value<string>(call, 1));

    Filter Extensible(MethodCallExpression call, string rule, string assertion)
    {
        RequireRule(call, rule);
        return Filter.Extensible(rule, AttributeOf(call), assertion);
    }

    Filter Bit(MethodCallExpression call, string rule, bool whenNone)
    {
        var attribute = AttributeOf(call);
        var bits = Value<long>(call, 1);
        RequireRule(call, rule);
        return bits != 0 ? Filter.Extensible(rule, attribute, bits.ToString(CultureInfo.InvariantCulture))
            : whenNone ? Filter.Present(attribute)
            : Filter.False;
    }

    Filter IsMember(MethodCallExpression call)
    {
        RequireRow(call);
        var group = Value<DistinguishedName>(call, 1);
        if (translator.Context.TraitsOf(MemberOf).IsMissing)
        {
            throw Refusal.Of(
                call,
                "the server keeps no memberOf: its members are in the group alone",
                "Read the group first, and ask whether its members contain the entry's name");
        }

        if (call.Arguments.Count == 2 || !Value<bool>(call, 2))
        {
            return Filter.Equal(MemberOf, group.ToString());
        }

        // A server that does not say which rules it has is Active Directory, which has this one.
        return translator.Context.KnowsRule(Chain) != false
            ? Filter.Extensible(Chain, MemberOf, group.ToString())
            : translator.InNestedGroup(MemberOf, group);
    }

    Filter IsCurrentUser(MethodCallExpression call)
    {
        var value = OperandReader.Strip(call.Arguments[0]);
        if (!translator.IsRow(value) && !(value is MemberExpression name && translator.IsRow(name.Expression) && translator.Entity.IsName(name.Member)))
        {
            return translator.IsCurrentUser(AttributeOf(call));
        }

        return translator.Context.NameAttribute is { } attribute
            ? translator.IsCurrentUser(attribute)
            : throw Refusal.Of(
                call,
                "the server keeps no attribute with an entry's own name",
                "Ask who you are first, by WhoAmIAsync of a connection, and query the entry of that name");
    }

    Filter Meets(MethodCallExpression call)
    {
        RequireRow(call);
        if (call.Arguments[1].Type == typeof(Filter))
        {
            return Value<Filter>(call, 1);
        }

        try
        {
            return Filter.Parse(Value<string>(call, 1));
        }
        catch (LdapFormatException exception)
        {
            throw Refusal.Of(call, exception.Message.TrimEnd('.'), "Correct the filter", exception);
        }
    }

    void RequireRow(MethodCallExpression call)
    {
        if (!translator.IsRow(call.Arguments[0]))
        {
            throw Refusal.Of(call, "the function is about the entry", "Give it the entity first");
        }
    }

    void RequireRule(MethodCallExpression call, string rule)
    {
        if (translator.Context.KnowsRule(rule) == false)
        {
            throw Refusal.Of(
                call,
                $"the server does not know the matching rule {rule}, so that neither the condition nor its negation would find anything",
                Refusal.FilterLater);
        }
    }
}
