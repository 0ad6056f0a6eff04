using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Protocol.Filters;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>
/// Turns "some value of the attribute meets this" into a filter. Each item of a filter speaks of some value of its own, so
/// that "or" carries over, and "and" and "not" do not.
/// </summary>
sealed class ElementPredicates(PredicateTranslator translator)
{
    public Filter SomeValue(EntityProperty attribute, LambdaExpression test, bool negate)
    {
        if (test.Parameters.Count != 1)
        {
            throw Refusal.Of(test, "the values of an attribute are in no order", "Leave the index out");
        }

        using (translator.Operands.Bind(test.Parameters[0], attribute))
        {
            return SomeValue(attribute, test.Parameters[0], test.Body, negate);
        }
    }

    static bool Mentions(Expression node, ParameterExpression value) => ParameterFinder.Mentions(node, value);

    // What speaks of one value each, joined by "or" at most.
    static bool IsExistential(Filter filter) => filter switch
    {
        OrFilter or => or.Operands.All(IsExistential),
        AndFilter and => and.Operands.Count == 0,
        NotFilter => false,
        _ => true,
    };

    Filter SomeValue(EntityProperty attribute, ParameterExpression value, Expression node, bool negate)
    {
        switch (node)
        {
            case UnaryExpression { NodeType: ExpressionType.Not } not:
                return SomeValue(attribute, value, not.Operand, !negate);
            case BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.OrElse } binary:
                // De Morgan: the negation of one is the other over negations.
                return (binary.NodeType == ExpressionType.OrElse) != negate
                    ? Logic.Or(
                        SomeValue(attribute, value, binary.Left, negate), SomeValue(attribute, value, binary.Right, negate))
                    : Conjunction(attribute, value, binary, negate);
        }

        if (!Mentions(node, value))
        {
            var condition = translator.Translate(node);
            return Logic.And(translator.Items.Present(attribute, node), negate ? Logic.Not(condition) : condition);
        }

        return Single(attribute, value, node, negate);
    }

    Filter Single(EntityProperty attribute, ParameterExpression value, Expression node, bool negate)
    {
        if (node is BinaryExpression binary && Comparison.IsComparison(binary.NodeType))
        {
            var type = negate ? Opposite(binary.NodeType) : binary.NodeType;
            var (left, right) = (translator.Operands.Read(binary.Left), translator.Operands.Read(binary.Right));
            if (type == ExpressionType.NotEqual)
            {
                // No value is null, so that every one differs from null.
                return left is ConstantOperand { Value: null } || right is ConstantOperand { Value: null }
                    ? translator.Items.Present(attribute, node)
                    : throw Refused(node);
            }

            return Checked(translator.Compare(type, left, right, node), node);
        }

        var filter = translator.Translate(node);
        return (negate, Logic.IsTrue(filter), Logic.IsFalse(filter)) switch
        {
            (false, true, _) or (true, _, true) => translator.Items.Present(attribute, node),
            (false, _, true) or (true, true, _) => Filter.False,
            (true, _, _) => throw Refused(node),
            _ => Checked(filter, node),
        };

        // A parameter that is bound already keeps its attribute.
        static ExpressionType Opposite(ExpressionType type) => type switch
        {
            ExpressionType.Equal => ExpressionType.NotEqual,
            ExpressionType.NotEqual => ExpressionType.Equal,
            ExpressionType.GreaterThan => ExpressionType.LessThanOrEqual,
            ExpressionType.GreaterThanOrEqual => ExpressionType.LessThan,
            ExpressionType.LessThan => ExpressionType.GreaterThanOrEqual,
            _ => ExpressionType.GreaterThan,
        };
    }

    Filter Conjunction(EntityProperty attribute, ParameterExpression value, BinaryExpression node, bool negate)
    {
        var parts = new List<Expression>();
        Flatten(node, node.NodeType, parts);
        var apart = parts.Where(part => !Mentions(part, value))
            .Select(part => translator.Translate(part))
            .Select(filter => negate ? Logic.Not(filter) : filter);

        // "m != null" says nothing of a value.
        var present = translator.Items.Present(attribute, node);
        var together = parts.Where(part => Mentions(part, value) && !IsNullTest(part, negate)).ToList();
        var some = together switch
        {
            [] => present,
            [var only] => SomeValue(attribute, value, only, negate),
            [var one, var other] when !negate => Ends(attribute, one, other, node),
            _ => throw Refused(node),
        };
        return Logic.And([some, .. apart]);
    }

    static void Flatten(Expression node, ExpressionType type, List<Expression> parts)
    {
        if (node is BinaryExpression binary && binary.NodeType == type)
        {
            Flatten(binary.Left, type, parts);
            Flatten(binary.Right, type, parts);
        }
        else
        {
            parts.Add(node);
        }
    }

    static bool IsNullTest(Expression part, bool negate) =>
        part is BinaryExpression binary
        && binary.NodeType == (negate ? ExpressionType.Equal : ExpressionType.NotEqual)
        && (binary.Left is ConstantExpression { Value: null } || binary.Right is ConstantExpression { Value: null });

    // One value that begins so and ends so: (a=ab*bc) misses the values in which both overlap, so these are listed.
    Filter Ends(EntityProperty attribute, Expression one, Expression other, Expression node)
    {
        if ((translator.Translate(one), translator.Translate(other)) is not (SubstringsFilter first, SubstringsFilter second))
        {
            throw Refused(node);
        }

        var (initial, final) = first.Initial is null ? (second, first) : (first, second);
        if (initial is not { Initial: { } start, Any.Count: 0, Final: null }
            || final is not { Initial: null, Any.Count: 0, Final: { } end })
        {
            throw Refused(node);
        }

        var (head, tail) = (start.ToString(), end.ToString());
        var ignoresCase = translator.Context.TraitsOf(attribute.Attribute).IgnoresCase;

        // Where texts meet in spaces, which count by the rule of RFC 4518 section 2.6.1, an overlap is not found by letters.
        if (ignoresCase is null || head.EndsWith(' ') || tail.StartsWith(' '))
        {
            throw Refused(node);
        }

        var comparison = ignoresCase.Value ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var overlaps = Enumerable.Range(1, Math.Min(head.Length, tail.Length))
            .Where(length => head.AsSpan(head.Length - length).Equals(tail.AsSpan(0, length), comparison))
            .Select(length => Filter.Equal(attribute.Attribute, head + tail[length..]));
        return Logic.Or([Filter.Substrings(attribute.Attribute, start, [], end), .. overlaps]);
    }

    static Filter Checked(Filter filter, Expression node) => IsExistential(filter) ? filter : throw Refused(node);

    static LdapTranslationException Refused(Expression node) => Refusal.Of(
        node,
        "a filter asks whether some value is equal to, begins with, or is at least something; it cannot ask two things of the same value, nor for a value other than one",
        "Ask for one thing of a value, or All(v => v != x) for none that equals x");
}
