using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Linq.Translation.Predicates;
using Ldap3.Protocol.Messages;
using Remotion.Linq;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.ResultOperators;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>Turns a LINQ query into what is sent. What is not recognised is refused.</summary>
sealed class QueryTranslator
{
    readonly TranslationContext _context;
    readonly QueryOptions _options;
    readonly EntityType _entity;
    readonly PredicateTranslator _predicates;
    readonly SearchPlan _plan;
    readonly List<Ordering> _orderings = [];
    readonly List<(string Name, int Count)> _limits = [];
    readonly Expression _selector;
    LdapResultKind _kind;
    ResultOperatorBase? _aggregate;

    QueryTranslator(TranslationContext context, QueryModel model, QueryOptions options, ValueTrace? trace)
    {
        _context = context;
        _options = options;
        _entity = model.MainFromClause.FromExpression is ConstantExpression { Value: IQueryable root }
            && context.FindEntity(root.ElementType) is { } entity
                ? entity
                : throw Refusal.Of(
                    model.MainFromClause.FromExpression, "this is no set of a directory's entities", Refusal.FilterLater);
        _predicates = new PredicateTranslator(context, _entity, trace);
        _plan = new SearchPlan(_predicates, options);
        _selector = model.SelectClause.Selector;
    }

    /// <summary>Translates a query.</summary>
    public static TranslatedQuery Translate(Expression expression, TranslationContext context) =>
        Plan(expression, context, trace: null).Bind(ItemValues.None);

    /// <summary>Translates a query into what makes it of values. With a trace, no condition is left to the client.</summary>
    /// <param name="expression">The query.</param>
    /// <param name="context">What else the translation depends on.</param>
    /// <param name="trace">What follows the values, or null.</param>
    public static QueryPlan Plan(Expression expression, TranslationContext context, ValueTrace? trace)
    {
        var folded = Funcletizer.Fold(SpanNormalizer.Normalize(expression), trace);
        var (query, options) = OperatorNormalizer.Normalize(folded);
        options.ClientEvaluation |= context.ClientEvaluation;
        if (trace is not null)
        {
            // A compiled condition holds values, and what is refused only when they are known cannot be narrowed any more.
            options.ClientEvaluation &= ~ClientEvaluation.Narrowed;
        }

        var model = QueryModelParser.Parse(query);
        return new QueryTranslator(context, model, options, trace).Run(model);
    }

    QueryPlan Run(QueryModel model)
    {
        foreach (var clause in model.BodyClauses)
        {
            Take(clause);
        }

        foreach (var result in model.ResultOperators)
        {
            Take(result);
        }

        var isWhole = _predicates.IsRow(_selector);
        var (projection, used) = isWhole ? (null, null) : Projection.Read(_selector, _entity, _context);
        var (skip, take) = Limits.Compose(_limits);
        var order = Sorting.Read(Orderings(), _predicates, _options.ClientEvaluation.HasFlag(ClientEvaluation.Sorting));
        return new QueryPlan(
            _plan.Prepare(Attributes(used, order.Used), order, skip, Limit(take), _kind),
            query => new TranslatedQuery(query, _entity)
            {
                Projection = projection is null ? null : new CompiledProjection(projection),
                Used = used,
                ElementType = _options.IsFlattened ? _selector.Type.GetGenericArguments()[0] : _selector.Type,
                Aggregate = _aggregate,
                Default = _options.Default,
                HasDefault = _options.HasDefault,
                IsFlattened = _options.IsFlattened,
                IsTracked = isWhole && !_options.IsUntracked,
            });
    }

    bool CountsOnly => _kind is LdapResultKind.Any or LdapResultKind.All or LdapResultKind.Count or LdapResultKind.LongCount;

    void Take(IBodyClause clause)
    {
        switch (clause)
        {
            case WhereClause where:
                _plan.Add(where.Predicate);
                break;
            case OrderByClause orderBy:
                // A later OrderBy goes before an earlier one, which then decides among equals.
                _orderings.InsertRange(0, orderBy.Orderings);
                break;
            default:
                throw new LdapTranslationException(
                    clause.ToString() ?? clause.GetType().Name, "a directory does not join", Refusal.FilterLater);
        }
    }

    void Take(ResultOperatorBase result)
    {
        switch (result)
        {
            case TakeResultOperator take:
                _limits.Add((nameof(Queryable.Take), take.GetConstantCount()));
                break;
            case SkipResultOperator skip:
                _limits.Add((nameof(Queryable.Skip), skip.GetConstantCount()));
                break;
            case FirstResultOperator first:
                _kind = first.ReturnDefaultWhenEmpty ? LdapResultKind.FirstOrDefault : LdapResultKind.First;
                break;
            case SingleResultOperator single:
                _kind = single.ReturnDefaultWhenEmpty ? LdapResultKind.SingleOrDefault : LdapResultKind.Single;
                break;
            case AnyResultOperator:
                _kind = LdapResultKind.Any;
                break;
            case AllResultOperator all:
                // All meet the condition when there is none that does not.
                _plan.Add(Expression.Not(all.Predicate));
                _kind = LdapResultKind.All;
                break;
            case CountResultOperator:
                _kind = LdapResultKind.Count;
                break;
            case LongCountResultOperator:
                _kind = LdapResultKind.LongCount;
                break;
            case ContainsResultOperator contains when _limits.Count == 0:
                _plan.Add(Expression.Equal(_selector, contains.Item));
                _kind = LdapResultKind.Any;
                break;
            case MinResultOperator or MaxResultOperator or SumResultOperator or AverageResultOperator:
                _aggregate = result;
                _kind = LdapResultKind.Aggregate;
                break;
            default:
                throw new LdapTranslationException(
                    result.ToString() ?? result.GetType().Name, "a directory cannot do this", Refusal.FilterLater);
        }
    }

    int? Limit(int? take) => _kind switch
    {
        LdapResultKind.First or LdapResultKind.FirstOrDefault or LdapResultKind.Any or LdapResultKind.All =>
            Math.Min(take ?? 1, 1),
        LdapResultKind.Single or LdapResultKind.SingleOrDefault => Math.Min(take ?? 2, 2),
        _ => take,
    };

    string[] Attributes(IReadOnlyList<EntityProperty>? used, IReadOnlyList<EntityProperty>? ordering)
    {
        if ((!CountsOnly && used is null) || ordering is null || _plan.ClientConditions.Any(condition => condition.Used is null))
        {
            used = _entity.Properties;
        }

        var needed = (CountsOnly ? [] : used!).Concat(ordering ?? []).Concat(_plan.ClientConditions.SelectMany(condition => condition.Used ?? _entity.Properties));
        string[] names = [.. needed.Select(property => property.Attribute)];
        return names.Length > 0 ? names.Distinct(StringComparer.OrdinalIgnoreCase).ToArray() : [SearchRequest.NoAttributes];
    }

    // By what to order, and whether from the greatest down.
    (Expression Key, bool IsDescending)[] Orderings()
    {
        if (_options.IsReversed && _orderings.Count == 0)
        {
            throw new LdapTranslationException(
                "Last or Reverse", "a directory returns entries in no order", "Say by what to order: OrderBy(...)");
        }

        // The order of what is only counted, all of it, makes no difference.
        return CountsOnly
            ? []
            : [.. _orderings.Select(ordering => (
                ordering.Expression, (ordering.OrderingDirection == OrderingDirection.Desc) != _options.IsReversed))];
    }
}
