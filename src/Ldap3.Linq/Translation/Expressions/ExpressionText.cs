using System.Globalization;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Text;
using Remotion.Linq.Clauses.Expressions;

namespace Ldap3.Linq.Translation.Expressions;

/// <summary>Writes an expression as its author would know it again, for messages.</summary>
static class ExpressionText
{
    const int Longest = 300;

    public static string Of(Expression expression)
    {
        var text = new StringBuilder();
        Append(text, expression);
        return text.Length > Longest ? text.ToString(0, Longest) + "..." : text.ToString();
    }

    static void Append(StringBuilder text, Expression expression)
    {
        switch (expression)
        {
            case ConstantExpression constant:
                text.Append(Literal(constant));
                break;
            case ParameterExpression parameter:
                text.Append(parameter.Name);
                break;
            case QuerySourceReferenceExpression source:
                text.Append(source.ReferencedQuerySource.ItemName);
                break;
            case RowExpression row:
                text.Append(row.Name);
                break;
            case MemberExpression member:
                AppendOwner(text, member.Expression, member.Member.DeclaringType);
                text.Append('.').Append(member.Member.Name);
                break;
            case UnaryExpression { NodeType: ExpressionType.Not } not:
                text.Append('!');
                AppendOperand(text, not.Operand);
                break;
            case UnaryExpression { NodeType: ExpressionType.Negate or ExpressionType.NegateChecked } negate:
                text.Append('-');
                AppendOperand(text, negate.Operand);
                break;
            case UnaryExpression { NodeType: ExpressionType.ArrayLength } length:
                AppendOperand(text, length.Operand);
                text.Append(".Length");
                break;
            case UnaryExpression unary:
                Append(text, unary.Operand);
                break;
            case BinaryExpression { NodeType: ExpressionType.ArrayIndex } index:
                AppendOperand(text, index.Left);
                AppendArguments(text, [index.Right], '[', ']');
                break;
            case BinaryExpression binary:
                AppendOperand(text, binary.Left);
                text.Append(' ').Append(Sign(binary.NodeType)).Append(' ');
                AppendOperand(text, binary.Right);
                break;
            case ConditionalExpression conditional:
                AppendOperand(text, conditional.Test);
                text.Append(" ? ");
                AppendOperand(text, conditional.IfTrue);
                text.Append(" : ");
                AppendOperand(text, conditional.IfFalse);
                break;
            case MethodCallExpression call:
                AppendCall(text, call);
                break;
            case LambdaExpression lambda:
                text.Append(string.Join(", ", lambda.Parameters.Select(parameter => parameter.Name))).Append(" => ");
                Append(text, lambda.Body);
                break;
            case TypeBinaryExpression type:
                AppendOperand(text, type.Expression);
                text.Append(" is ").Append(type.TypeOperand.Name);
                break;
            default:
                text.Append(expression);
                break;
        }
    }

    static void AppendCall(StringBuilder text, MethodCallExpression call)
    {
        var isExtension = call.Object is null && call.Method.IsDefined(typeof(ExtensionAttribute), false);
        AppendOwner(text, isExtension ? call.Arguments[0] : call.Object, call.Method.DeclaringType);
        if (call.Method is { IsSpecialName: true, Name: "get_Item" or "get_Chars" })
        {
            AppendArguments(text, call.Arguments, '[', ']');
            return;
        }

        text.Append('.').Append(call.Method.Name);
        AppendArguments(text, isExtension ? call.Arguments.Skip(1) : call.Arguments, '(', ')');
    }

    static void AppendArguments(StringBuilder text, IEnumerable<Expression> arguments, char open, char close)
    {
        text.Append(open);
        var separator = "";
        foreach (var argument in arguments)
        {
            text.Append(separator);
            Append(text, argument);
            separator = ", ";
        }

        text.Append(close);
    }

    static void AppendOwner(StringBuilder text, Expression? owner, Type? type)
    {
        if (owner is null)
        {
            text.Append(type?.Name);
        }
        else
        {
            AppendOperand(text, owner);
        }
    }

    static void AppendOperand(StringBuilder text, Expression operand)
    {
        if (operand is BinaryExpression { NodeType: not ExpressionType.ArrayIndex } or ConditionalExpression)
        {
            text.Append('(');
            Append(text, operand);
            text.Append(')');
        }
        else
        {
            Append(text, operand);
        }
    }

    static string Literal(ConstantExpression constant) => constant.Value switch
    {
        null => "null",
        string value => $"\"{value}\"",
        char value => $"'{value}'",
        bool value => value ? "true" : "false",
        Enum value => $"{value.GetType().Name}.{value}",
        IQueryable query => query.ElementType.Name + "s",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        System.Collections.IEnumerable => "list",
        var value => value.ToString() ?? value.GetType().Name,
    };

    static string Sign(ExpressionType type) => type switch
    {
        ExpressionType.AndAlso => "&&",
        ExpressionType.OrElse => "||",
        ExpressionType.Equal => "==",
        ExpressionType.NotEqual => "!=",
        ExpressionType.GreaterThan => ">",
        ExpressionType.GreaterThanOrEqual => ">=",
        ExpressionType.LessThan => "<",
        ExpressionType.LessThanOrEqual => "<=",
        ExpressionType.Add or ExpressionType.AddChecked => "+",
        ExpressionType.Subtract or ExpressionType.SubtractChecked => "-",
        ExpressionType.Multiply or ExpressionType.MultiplyChecked => "*",
        ExpressionType.Divide => "/",
        ExpressionType.Modulo => "%",
        ExpressionType.And => "&",
        ExpressionType.Or => "|",
        ExpressionType.ExclusiveOr => "^",
        ExpressionType.Coalesce => "??",
        _ => type.ToString(),
    };
}
