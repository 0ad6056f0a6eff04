using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation.Predicates;

namespace Ldap3.Linq.Translation.Narrowing;

/// <summary>Finds what a condition looks at.</summary>
sealed class RowMembers : ExpressionVisitor
{
    readonly PredicateTranslator _translator;
    readonly List<EntityProperty> _dereferenced = [];

    RowMembers(PredicateTranslator translator) => _translator = translator;

    /// <summary>The mapped property of the row that an expression is, or null.</summary>
    public static EntityProperty? PropertyOf(Expression? node, PredicateTranslator translator) =>
        node is not null && OperandReader.Strip(node) is MemberExpression member && translator.IsRow(member.Expression)
            ? translator.Entity.FindProperty(member.Member)
            : null;

    /// <summary>The properties with one value of which something is asked that null has no answer to.</summary>
    public static IReadOnlyList<EntityProperty> Dereferenced(Expression node, PredicateTranslator translator)
    {
        var finder = new RowMembers(translator);
        finder.Visit(node);
        return [.. finder._dereferenced.Distinct()];
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Member.Name != nameof(Nullable<>.HasValue))
        {
            Note(node.Expression);
        }

        return base.VisitMember(node);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.Name != nameof(Nullable<>.GetValueOrDefault))
        {
            Note(node.Object);
        }

        return base.VisitMethodCall(node);
    }

    // What is tested for null first, or in another way, is not asked in every case.
    protected override Expression VisitConditional(ConditionalExpression node) => node;

    protected override Expression VisitBinary(BinaryExpression node) =>
        node.NodeType is ExpressionType.Coalesce or ExpressionType.AndAlso or ExpressionType.OrElse ? node : base.VisitBinary(node);

    // A nested condition answers for itself.
    protected override Expression VisitLambda<T>(Expression<T> node) => node;

    // re-linq's reference to a row has nothing within.
    protected override Expression VisitExtension(Expression node) => node;

    void Note(Expression? owner)
    {
        if (owner is not null && (!owner.Type.IsValueType || Nullable.GetUnderlyingType(owner.Type) is not null)
            && PropertyOf(owner, _translator) is { IsCollection: false } property)
        {
            _dereferenced.Add(property);
        }
    }
}
