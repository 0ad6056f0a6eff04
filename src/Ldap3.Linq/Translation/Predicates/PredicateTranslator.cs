using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Protocol.Filters;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>
/// Turns a condition into a filter that is true for the same entries, or refuses it. What is not recognised is refused:
/// nothing is passed over.
/// </summary>
sealed class PredicateTranslator
{
    readonly Comparison _comparison;
    readonly MethodPredicates _methods;

    public PredicateTranslator(TranslationContext context, EntityType entity)
    {
        Context = context;
        Entity = entity;
        Items = new AttributeItems(context);
        Operands = new OperandReader(this);
        _comparison = new Comparison(context, Items);
        _methods = new MethodPredicates(this);
    }

    public TranslationContext Context { get; }

    public EntityType Entity { get; }

    public AttributeItems Items { get; }

    public OperandReader Operands { get; }

    public Filter Translate(Expression node)
    {
        if (node.Type == typeof(bool?) && node is BinaryExpression { NodeType: not ExpressionType.Coalesce }
            or UnaryExpression { NodeType: ExpressionType.Not, Type.IsGenericType: true })
        {
            throw Refusal.Of(node, "logic over bool? has a third value that a filter has not", "Compare each part with == true");
        }

        switch (node)
        {
            case ConstantExpression { Value: bool value }:
                return Logic.Constant(value);
            case UnaryExpression { NodeType: ExpressionType.Not } not:
                return Logic.Not(Translate(not.Operand));
            case BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } and:
                return Logic.And(Translate(and.Left), Translate(and.Right));
            case BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } or:
                return Logic.Or(Translate(or.Left), Translate(or.Right));
            case BinaryExpression { NodeType: ExpressionType.ExclusiveOr } xor:
                var (left, right) = (Translate(xor.Left), Translate(xor.Right));
                return Logic.Or(Logic.And(left, Logic.Not(right)), Logic.And(Logic.Not(left), right));
            case BinaryExpression binary when Comparison.IsComparison(binary.NodeType):
                return Compare(binary.NodeType, Operands.Read(binary.Left), Operands.Read(binary.Right), node);
            case ConditionalExpression conditional:
                var test = Translate(conditional.Test);
                return Logic.Or(
                    Logic.And(test, Translate(conditional.IfTrue)),
                    Logic.And(Logic.Not(test), Translate(conditional.IfFalse)));
            case MethodCallExpression call when TranslateMethod(call) is { } filter:
                return filter;
            case TypeBinaryExpression:
                throw Refusal.Of(
                    node, "types are not tested within a condition", "Query the set of the derived type");
            default:
                return Compare(ExpressionType.Equal, Operands.Read(node), new ConstantOperand(true), node);
        }
    }

    /// <summary>The filter of a method that is a condition, or null for a method that is none.</summary>
    public Filter? TranslateMethod(MethodCallExpression call) => _methods.Translate(call);

    public Filter Compare(ExpressionType type, Operand left, Operand right, Expression node) =>
        _comparison.Compare(type, left, right, node);

    public Filter IsNull(Operand operand, Expression node) => _comparison.IsNull(operand, node);
}
