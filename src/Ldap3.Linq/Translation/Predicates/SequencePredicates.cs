using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Protocol.Filters;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>Turns questions about an attribute's values, and about lists known beforehand, into filters.</summary>
sealed class SequencePredicates(PredicateTranslator translator)
{
    readonly ElementPredicates _elements = new(translator);

    public Filter? Translate(MethodCallExpression call)
    {
        var source = call.Arguments[0];
        return (call.Method.Name, call.Arguments.Count) switch
        {
            (nameof(Enumerable.Contains), 2) => Contains(call, source, call.Arguments[1], null),
            (nameof(Enumerable.Contains), 3) => Contains(call, source, call.Arguments[1], call.Arguments[2]),
            (nameof(Enumerable.Any), 1) => Any(call, source),
            (nameof(Enumerable.Any), 2) => Quantify(call, source, (LambdaExpression)call.Arguments[1], isAll: false),
            (nameof(Enumerable.All), 2) => Quantify(call, source, (LambdaExpression)call.Arguments[1], isAll: true),
            (nameof(Enumerable.SequenceEqual), 2) => Octets(call),
            _ => null,
        };
    }

    public Filter Contains(Expression node, Expression source, Expression item, Expression? comparer)
    {
        var comparison = comparer switch
        {
            null or ConstantExpression { Value: null } => (StringComparison?)null,
            ConstantExpression { Value: var value } when Equals(value, StringComparer.Ordinal) => StringComparison.Ordinal,
            ConstantExpression { Value: var value } when Equals(value, StringComparer.OrdinalIgnoreCase) =>
                StringComparison.OrdinalIgnoreCase,
            _ => throw Refusal.Of(node, "a directory compares by its own rules", "Leave the comparer out"),
        };

        if (translator.Operands.TryReadCollection(source) is { } attribute)
        {
            translator.Items.CheckComparison(attribute, comparison, node);
            return translator.Operands.Read(item) is ConstantOperand constant
                ? translator.Items.EqualTo(new AttributeOperand(attribute, IsElement: true), constant.Value, node)
                : throw Refusal.Of(
                    node, "a filter compares an attribute with a value, never with another attribute", Refusal.FilterLater);
        }

        if (OperandReader.Strip(source) is not ConstantExpression list)
        {
            throw Refusal.Of(node, "the list is neither an attribute nor known beforehand", Refusal.FilterLater);
        }

        var operand = translator.Operands.Read(item);
        if (operand is AttributeOperand { IsElement: false } member && translator.Trace?.Find(list) is { } values)
        {
            return values.Defer(member.Attribute.Attribute, node, (value, at) => OneOf(operand, value, comparison, at));
        }

        return OneOf(operand, list.Value, comparison, node);
    }

    /// <summary>Any or All with a condition, over an attribute's values or a list.</summary>
    public Filter Quantify(Expression node, Expression source, LambdaExpression test, bool isAll)
    {
        if (translator.Operands.TryReadCollection(source) is { } attribute)
        {
            if (LooksIntoEntry(attribute, test))
            {
                return Related(attribute, node, test, isAll);
            }

            // Every value meets the test exactly when none fails it.
            return isAll
                ? Logic.Not(_elements.SomeValue(attribute, test, negate: true))
                : _elements.SomeValue(attribute, test, negate: false);
        }

        if (OperandReader.Strip(source) is ConstantExpression list)
        {
            var parts = Constants.Elements(list.Value, node)
                .Select(value => Expression.Constant(value, test.Parameters[0].Type))
                .Select(value => translator.Translate(Funcletizer.Fold(ParameterReplacer.Replace(test, value))))
                .ToArray();
            return isAll ? Logic.And(parts) : Logic.Or(parts);
        }

        if (!isAll && source is MethodCallExpression { Method.Name: nameof(Enumerable.Where) } where
            && where.Method.DeclaringType == typeof(Enumerable)
            && where.Arguments[1] is LambdaExpression { Parameters.Count: 1 } first)
        {
            var both = Expression.AndAlso(first.Body, ParameterReplacer.Replace(test, first.Parameters[0]));
            return Quantify(node, where.Arguments[0], Expression.Lambda(both, first.Parameters), isAll: false);
        }

        throw Refusal.Of(node, "the sequence is neither an attribute nor known beforehand", Refusal.FilterLater);
    }

    Filter OneOf(Operand operand, object? list, StringComparison? comparison, Expression node)
    {
        // A list brings its own idea of equality, which must be the attribute's.
        comparison ??= ComparerOf(list);
        if (comparison is not null && operand is AttributeOperand compared)
        {
            translator.Items.CheckComparison(compared.Attribute, comparison, node);
        }

        return Logic.Or([.. Constants.Elements(list, node).Distinct()
            .Select(value => translator.Compare(ExpressionType.Equal, operand, new ConstantOperand(value), node))]);
    }

    // What is asked of a name is asked of the value that holds it; anything else of the entry that it names.
    bool LooksIntoEntry(EntityProperty attribute, LambdaExpression test) =>
        attribute.IsReference
        && translator.Context.FindEntity(attribute.ReferenceType!) is { } related
        && test.Parameters.Count == 1
        && ParameterFinder.MembersOf(test.Body, test.Parameters[0]).Any(member => !related.IsName(member));

    // Every entry meets the test exactly when none fails it.
    Filter Related(EntityProperty attribute, Expression node, LambdaExpression test, bool isAll)
    {
        var inner = translator.For(attribute, test.Parameters[0].Name ?? "x");
        var condition = inner.Translate(ParameterReplacer.Replace(test, inner.Row));
        return isAll
            ? Logic.Not(translator.Some(attribute, inner, Logic.Not(condition), node))
            : translator.Some(attribute, inner, condition, node);
    }

    static StringComparison? ComparerOf(object? list) =>
        list is HashSet<string> { Comparer: var comparer }
            ? Equals(comparer, StringComparer.OrdinalIgnoreCase) ? StringComparison.OrdinalIgnoreCase : null
            : null;

    Filter Any(MethodCallExpression call, Expression source)
    {
        if (translator.Operands.TryReadCollection(source) is { } attribute)
        {
            return translator.Items.Present(attribute, call);
        }

        if (OperandReader.Strip(source) is ConstantExpression list)
        {
            return Logic.Constant(Constants.Elements(list.Value, call).Count > 0);
        }

        if (source is MethodCallExpression inner && inner.Method.DeclaringType == typeof(Enumerable))
        {
            switch (inner.Method.Name)
            {
                case nameof(Enumerable.Where) when inner.Arguments[1] is LambdaExpression { Parameters.Count: 1 } test:
                    return Quantify(call, inner.Arguments[0], test, isAll: false);
                case nameof(Enumerable.Intersect) when inner.Arguments.Count == 2:
                    return Intersects(call, inner.Arguments[0], inner.Arguments[1]);
            }
        }

        throw Refusal.Of(call, "the sequence is neither an attribute nor known beforehand", Refusal.FilterLater);
    }

    Filter Intersects(Expression node, Expression left, Expression right)
    {
        var attribute = translator.Operands.TryReadCollection(left) ?? translator.Operands.TryReadCollection(right);
        var list = (OperandReader.Strip(left) as ConstantExpression) ?? (OperandReader.Strip(right) as ConstantExpression);
        return attribute is not null && list is not null
            ? Logic.Or([.. Constants.Elements(list.Value, node).Distinct()
                .Select(value => translator.Items.EqualTo(new AttributeOperand(attribute, IsElement: true), value, node))])
            : throw Refusal.Of(node, "an attribute is intersected with a list known beforehand only", Refusal.FilterLater);
    }

    // SequenceEqual compares the octets of one value.
    Filter Octets(MethodCallExpression call) =>
        translator.Compare(
            ExpressionType.Equal,
            translator.Operands.Read(OperandReader.Strip(call.Arguments[0])),
            translator.Operands.Read(OperandReader.Strip(call.Arguments[1])),
            call);
}
