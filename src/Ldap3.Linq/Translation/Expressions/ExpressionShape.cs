using System.Collections.ObjectModel;
using System.Linq.Expressions;
using System.Runtime.InteropServices;

namespace Ldap3.Linq.Translation.Expressions;

/// <summary>
/// What two queries have in common that differ in their values only: the tree with each of its largest parts that depend on
/// no row left blank. Reading it allocates nothing but what it grows to at first. Not thread safe; meant to be used again.
/// </summary>
sealed class ExpressionShape
{
    const int Closed = int.MaxValue;
    const int Query = -1;
    const int BlankKind = -1;
    const int SetKind = -2;

    readonly List<ShapeToken> _tokens = [];
    readonly List<Expression> _blanks = [];
    readonly List<ParameterExpression> _parameters = [];
    bool _isKnown;

    public ReadOnlySpan<ShapeToken> Tokens => CollectionsMarshal.AsSpan(_tokens);

    /// <summary>The parts left blank, in the order in which they come.</summary>
    public ReadOnlySpan<Expression> Blanks => CollectionsMarshal.AsSpan(_blanks);

    public int Hash
    {
        get
        {
            var hash = new HashCode();
            foreach (ref readonly var token in Tokens)
            {
                hash.Add(token.Kind);
                hash.Add(token.Number);
                hash.Add(token.First);
                hash.Add(token.Second);
            }

            return hash.ToHashCode();
        }
    }

    /// <summary>Reads the shape of an expression.</summary>
    /// <returns>False when the expression holds something whose shape is not known.</returns>
    public bool Read(Expression expression)
    {
        Clear();
        _isKnown = true;
        Visit(expression);
        return _isKnown;
    }

    /// <summary>Lets go of the expression.</summary>
    public void Clear()
    {
        _tokens.Clear();
        _blanks.Clear();
        _parameters.Clear();
    }

    // How far out the parameters that a node depends on were declared, the farthest of them: Closed for a node without any.
    int Visit(Expression? node)
    {
        if (node is null)
        {
            Add(0, null);
            return Closed;
        }

        var tokens = _tokens.Count;
        var blanks = _blanks.Count;
        var outermost = VisitKind(node);
        if (outermost == Closed && CanBeBlank(node))
        {
            _tokens.RemoveRange(tokens, _tokens.Count - tokens);
            _blanks.RemoveRange(blanks, _blanks.Count - blanks);
            Add(BlankKind, node.Type);
            _blanks.Add(node);
        }

        return outermost;
    }

    // A span has no value that could be kept; an array that is looked at as one of a base type stays the same array.
    static bool CanBeBlank(Expression node) =>
        node is not (LambdaExpression or UnaryExpression { NodeType: ExpressionType.Quote })
        && node.Type != typeof(void)
        && !node.Type.IsByRefLike
        && node is not UnaryExpression { NodeType: ExpressionType.Convert, Type.IsArray: true };

    int VisitKind(Expression node)
    {
        var kind = (int)node.NodeType + 1;
        switch (node)
        {
            case ConstantExpression { Value: IQueryable { Expression: ConstantExpression } set }:
                Add(SetKind, set.ElementType);
                return Query;
            case ConstantExpression:
                return Closed;
            case ParameterExpression parameter:
                var index = _parameters.LastIndexOf(parameter);
                Add(kind, parameter.Type, number: index);
                _isKnown &= index >= 0;
                return index;
            case MemberExpression member:
                Add(kind, member.Member);
                return Visit(member.Expression);
            case MethodCallExpression call:
                Add(kind, call.Method);
                return Math.Min(
                    Math.Min(Visit(call.Object), Visit(call.Arguments)), ClosedTreeFinder.IsQuery(call) ? Query : Closed);
            case UnaryExpression unary:
                Add(kind, unary.Type, unary.Method);
                return Visit(unary.Operand);
            case BinaryExpression { Conversion: null } binary:
                Add(kind, binary.Type, binary.Method);
                return Math.Min(Visit(binary.Left), Visit(binary.Right));
            case ConditionalExpression conditional:
                Add(kind, conditional.Type);
                return Math.Min(
                    Visit(conditional.Test), Math.Min(Visit(conditional.IfTrue), Visit(conditional.IfFalse)));
            case LambdaExpression lambda:
                return Visit(lambda, kind);
            case NewExpression creation:
                Add(kind, creation.Constructor, creation.Type);
                return Visit(creation.Arguments);
            case NewArrayExpression array:
                Add(kind, array.Type, number: array.Expressions.Count);
                return Visit(array.Expressions);
            case TypeBinaryExpression test:
                Add(kind, test.TypeOperand);
                return Visit(test.Expression);
            case MemberInitExpression init:
                Add(kind, init.Type, number: init.Bindings.Count);
                return Visit(init);
            default:
                _isKnown = false;
                return Query;
        }
    }

    int Visit(LambdaExpression lambda, int kind)
    {
        Add(kind, lambda.Type);
        var depth = _parameters.Count;
        _parameters.AddRange(lambda.Parameters);
        var outermost = Visit(lambda.Body);
        _parameters.RemoveRange(depth, _parameters.Count - depth);

        // What depends on the lambda's own parameters only depends on nothing outside.
        return outermost >= depth ? Closed : outermost;
    }

    int Visit(MemberInitExpression init)
    {
        var outermost = Visit(init.NewExpression);
        foreach (var binding in init.Bindings)
        {
            if (binding is not MemberAssignment assignment)
            {
                _isKnown = false;
                return Query;
            }

            Add(0, assignment.Member);
            outermost = Math.Min(outermost, Visit(assignment.Expression));
        }

        return outermost;
    }

    int Visit(ReadOnlyCollection<Expression> nodes)
    {
        var outermost = Closed;
        for (var i = 0; i < nodes.Count; i++)
        {
            outermost = Math.Min(outermost, Visit(nodes[i]));
        }

        return outermost;
    }

    void Add(int kind, object? first, object? second = null, int number = 0) =>
        _tokens.Add(new ShapeToken(kind, number, first, second));
}
