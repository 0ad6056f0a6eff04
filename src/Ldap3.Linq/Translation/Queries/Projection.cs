using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation.Predicates;
using Remotion.Linq.Clauses.Expressions;
using Remotion.Linq.Parsing;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>Reads what a projection looks at, and makes it a function of the entity.</summary>
sealed class Projection : RelinqExpressionVisitor
{
    readonly TranslationContext _context;
    readonly EntityType _entity;
    readonly ParameterExpression _parameter;
    readonly HashSet<EntityProperty> _used = [];
    bool _usesAll;

    Projection(EntityType entity, TranslationContext context)
    {
        _context = context;
        _entity = entity;
        _parameter = Expression.Parameter(entity.ClrType, "x");
    }

    /// <summary>The projection as a function, with the properties it looks at; null for all of them.</summary>
    public static (LambdaExpression Function, IReadOnlyList<EntityProperty>? Used) Read(
        Expression selector, EntityType entity, TranslationContext context)
    {
        var projection = new Projection(entity, context);
        var body = projection.Visit(selector);
        return (
            Expression.Lambda(body, projection._parameter),
            projection._usesAll ? null : [.. entity.Properties.Where(projection._used.Contains)]);
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression is not { } row || OperandReader.Strip(row) is not QuerySourceReferenceExpression)
        {
            // What is known of another entry is its name: to read the rest as null would be wrong without a word.
            return node.Expression is { } owner && _context.FindEntity(owner.Type) is { } related && !related.IsName(node.Member)
                ? throw Expressions.Refusal.Of(
                    node,
                    "the other entry is not fetched",
                    $"Select its {related.NameMember?.Name ?? "name"}, and query the {related.ClrType.Name} entries of those names")
                : base.VisitMember(node);
        }

        if (_entity.FindProperty(node.Member) is { } attribute)
        {
            _used.Add(attribute);
        }
        else if (!_entity.IsName(node.Member))
        {
            // A property of the class's own may look at any other.
            _usesAll = true;
        }

        return node.Update(Expression.Convert(_parameter, node.Expression!.Type));
    }

    protected override Expression VisitQuerySourceReference(QuerySourceReferenceExpression expression)
    {
        _usesAll = true;
        return _parameter;
    }

    protected override Expression VisitSubQuery(SubQueryExpression expression) =>
        throw Expressions.Refusal.Of(
            expression, "a directory has no queries within queries", "Run the inner query by itself");
}
