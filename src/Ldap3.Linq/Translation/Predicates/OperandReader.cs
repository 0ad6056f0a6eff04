using System.Linq.Expressions;
using System.Reflection;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Protocol.Names;
using Remotion.Linq.Clauses.Expressions;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>Reads what is compared: an attribute, a value known beforehand, or something made of these.</summary>
sealed class OperandReader(PredicateTranslator translator)
{
    readonly Dictionary<ParameterExpression, EntityProperty> _elements = [];

    /// <summary>Lets a parameter stand for one value of an attribute, until the result is disposed of.</summary>
    public IDisposable Bind(ParameterExpression parameter, EntityProperty attribute)
    {
        _elements.Add(parameter, attribute);
        return new Binding(() => _elements.Remove(parameter));
    }

    public static Expression Strip(Expression node)
    {
        while (node is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs, Method: null } convert)
        {
            node = convert.Operand;
        }

        return node;
    }

    public Operand Read(Expression node)
    {
        if (node is MemberExpression or MethodCallExpression
                or UnaryExpression { NodeType: ExpressionType.ArrayLength } or BinaryExpression { NodeType: ExpressionType.And }
            && translator.Enter(node) is var (reference, inner, within))
        {
            return new RelatedOperand(reference, inner, inner.Operands.Read(within));
        }

        switch (node)
        {
            case ConstantExpression constant:
                return new ConstantOperand(constant.Value, translator.Trace?.Find(constant));
            case ParameterExpression parameter when _elements.TryGetValue(parameter, out var attribute):
                return new AttributeOperand(attribute, IsElement: true);
            case UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } convert:
                return Conversions.Check(convert, Read(convert.Operand));
            case UnaryExpression { NodeType: ExpressionType.ArrayLength } length when TryReadCollection(length.Operand) is { } array:
                return new CountOperand(translator.Items.Present(array, node));
            case MemberExpression member:
                return Read(member);
            case BinaryExpression { NodeType: ExpressionType.Coalesce, Conversion: null } coalesce:
                return new CoalesceOperand(Read(coalesce.Left), Read(coalesce.Right));
            case BinaryExpression { NodeType: ExpressionType.And } mask when IntegerRange.Of(Underlying(mask.Type)) is not null:
                return Mask(mask);
            case ConditionalExpression conditional when conditional.Type != typeof(bool):
                return new ConditionalOperand(
                    translator.Translate(conditional.Test), Read(conditional.IfTrue), Read(conditional.IfFalse));
            case MethodCallExpression call when MethodOperands.Read(call, translator) is { } operand:
                return operand;
            case MethodCallExpression call when call.Type == typeof(bool) && translator.TranslateMethod(call) is { } filter:
                return new PredicateOperand(filter);
            case BinaryExpression or ConditionalExpression or TypeBinaryExpression
                or UnaryExpression { NodeType: ExpressionType.Not } when node.Type == typeof(bool):
                return new PredicateOperand(translator.Translate(node));
            default:
                throw Unknown(node);
        }
    }

    /// <summary>The attribute, or one value of it, that an expression is, or null.</summary>
    public AttributeOperand ReadAttribute(Expression node) => Read(node) as AttributeOperand
        ?? throw Refusal.Of(node, "an attribute of the entry is expected here", Refusal.FilterLater);

    /// <summary>The attribute whose values a sequence is, or null when it is none.</summary>
    public EntityProperty? TryReadCollection(Expression node)
    {
        node = Strip(node);
        if (node is MethodCallExpression { Object: null, Arguments: [var source] } call
            && call.Method.DeclaringType == typeof(Enumerable)
            && call.Method.Name is nameof(Enumerable.AsEnumerable) or nameof(Enumerable.ToList) or nameof(Enumerable.ToArray))
        {
            return TryReadCollection(source);
        }

        return node is MemberExpression { Expression: { } owner } member && translator.IsRow(owner)
            && Find(member) is { IsCollection: true } attribute ? attribute : null;
    }

    static Type Underlying(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    static LdapTranslationException Unknown(Expression node) => node switch
    {
        _ when node is SubQueryExpression || (node as MethodCallExpression)?.Method.DeclaringType == typeof(Queryable) =>
            Refusal.Of(
                node, "a directory has no queries within queries", "Run the inner query first and use its result: list.Contains(...)"),
        MethodCallExpression call => Refusal.Of(
            node, $"no filter does what {call.Method.DeclaringType?.Name}.{call.Method.Name} does", Refusal.FilterLater),
        BinaryExpression => Refusal.Of(node, "a filter does not calculate", "Calculate on the other side of the comparison"),
        QuerySourceReferenceExpression or RowExpression => Refusal.Of(
            node, "an entity as a whole is not compared", "Compare its name: x.Dn == other.Dn"),
        _ => Refusal.Of(node, "no filter says this", Refusal.FilterLater),
    };

    Operand Read(MemberExpression member)
    {
        if (translator.IsRow(member.Expression))
        {
            return translator.Entity.IsName(member.Member) ? new NameOperand() : new AttributeOperand(Find(member));
        }

        if (member.Expression is not { } owner)
        {
            throw Unknown(member);
        }

        if (Nullable.GetUnderlyingType(owner.Type) is not null)
        {
            var operand = Read(owner);
            return member.Member.Name == nameof(Nullable<>.Value)
                ? operand
                : new PredicateOperand(Logic.Not(translator.IsNull(operand, member)));
        }

        if (member.Member.Name is "Count" or "Length" or "LongLength" or "Capacity" && TryReadCollection(owner) is { } collection)
        {
            return member.Member.Name == "Capacity"
                ? throw Unknown(member)
                : new CountOperand(translator.Items.Present(collection, member));
        }

        if (translator.Context.FindEntity(owner.Type) is { } related)
        {
            return related.IsName(member.Member) && ReadAttribute(owner) is { Attribute.IsReference: true } reference
                ? reference
                : throw Refusal.Of(
                    member,
                    "an attribute of another entry is seen through a property that holds one reference, or within Any or All",
                    "Ask one reference at a time: x.Manager.Surname == \"S\", x.Groups.Any(g => g.Name == \"n\")");
        }

        throw owner.Type == typeof(DistinguishedName)
            ? Refusal.Of(member, "a filter does not take names apart", "Use IsChildOf or IsDescendantOf")
            : Refusal.Of(member, $"a filter does not know the {member.Member.Name} of a value", Refusal.FilterLater);
    }

    EntityProperty Find(MemberExpression member) => translator.Entity.FindProperty(member.Member)
        ?? throw Refusal.Of(
            member,
            $"the {(member.Member is PropertyInfo ? "property" : "field")} is not mapped to an attribute",
            "Map it with [DirectoryAttribute], or filter after AsAsyncEnumerable()");

    MaskOperand Mask(BinaryExpression node)
    {
        var (left, right) = (Read(node.Left), Read(node.Right));
        if (left is ConstantOperand)
        {
            (left, right) = (right, left);
        }

        return (left, right) is (AttributeOperand { IsElement: false } attribute, ConstantOperand { Value: { } value })
            && Constants.ToInteger(value) is { } mask
                ? new MaskOperand(attribute.Attribute, mask)
                : throw Unknown(node);
    }

    sealed class Binding(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
