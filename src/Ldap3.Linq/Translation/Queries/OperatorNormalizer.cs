using System.Linq.Expressions;
using System.Reflection;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>
/// Brings a query's operators into the few that the parser is given: conditions, order and projection first, then Skip
/// and Take, then at most one that ends it. An operator that is not listed here is refused.
/// </summary>
sealed class OperatorNormalizer
{
    readonly List<MethodCallExpression> _shaping = [];
    readonly List<(string Name, int Count)> _limits = [];
    readonly QueryOptions _options = new();
    Expression _source = null!;
    MethodCallExpression? _terminal;
    bool _isProjected;

    public static (Expression Query, QueryOptions Options) Normalize(Expression expression)
    {
        var normalizer = new OperatorNormalizer();
        return (normalizer.Run(expression), normalizer._options);
    }

    Expression Run(Expression expression)
    {
        Gather(expression);
        return Rebuild();
    }

    void Gather(Expression expression)
    {
        var calls = new Stack<MethodCallExpression>();
        while (expression is MethodCallExpression call && IsOperator(call.Method))
        {
            calls.Push(call);
            expression = call.Arguments[0];
        }

        _source = expression;
        foreach (var call in calls)
        {
            if (_terminal is not null)
            {
                throw Refusal.Of(call, "the query has ended before", Refusal.FilterLater);
            }

            if (_options.IsFlattened && call.Method.DeclaringType == typeof(Queryable))
            {
                throw new LdapTranslationException(
                    $"SelectMany(...).{call.Method.Name}(...)",
                    "what an entry is taken apart into is in no directory",
                    Refusal.FilterLater);
            }

            Take(call);
        }
    }

    static bool IsOperator(MethodInfo method) =>
        method.DeclaringType == typeof(Queryable) || method.DeclaringType == typeof(LdapQueryableExtensions);

    void Take(MethodCallExpression call)
    {
        if (call.Method.DeclaringType == typeof(LdapQueryableExtensions))
        {
            TakeOption(call);
            return;
        }

        switch (call.Method.Name)
        {
            case nameof(Queryable.AsQueryable):
                break;
            case nameof(Queryable.Where) or nameof(Queryable.OrderBy) or nameof(Queryable.OrderByDescending)
                or nameof(Queryable.ThenBy) or nameof(Queryable.ThenByDescending) or nameof(Queryable.Select):
                Shape(call);
                break;
            case nameof(Queryable.Order) or nameof(Queryable.OrderDescending) when call.Arguments.Count == 1:
                var element = ElementOf(call.Arguments[0]);
                var value = Expression.Parameter(element, "x");
                Shape(Operators.Call(
                    call.Method.Name == nameof(Queryable.Order) ? nameof(Queryable.OrderBy) : nameof(Queryable.OrderByDescending),
                    [element, element],
                    call.Arguments[0],
                    Expression.Quote(Expression.Lambda(value, value))));
                break;
            case nameof(Queryable.Take) or nameof(Queryable.Skip) when Limits.Read(call) is { } limits:
                _limits.AddRange(limits);
                break;
            case nameof(Queryable.Reverse):
                RequireUnlimited(call);
                _options.IsReversed = !_options.IsReversed;
                break;
            case nameof(Queryable.Distinct) when call.Arguments.Count == 1 && !_isProjected:
                // No entry is found twice.
                break;
            case nameof(Queryable.Union) or nameof(Queryable.Intersect) or nameof(Queryable.Except)
                when call.Arguments.Count == 2:
                Combine(call);
                break;
            case nameof(Queryable.SelectMany) when Flattening.Read(call) is { } flattened:
                Shape(flattened);
                _options.IsFlattened = true;
                break;
            case nameof(Queryable.Cast) or nameof(Queryable.OfType)
                when call.Method.GetGenericArguments()[0].IsAssignableFrom(ElementOf(call.Arguments[0])) && !_isProjected:
                Shape(Operators.Upcast(call));
                break;
            default:
                _terminal = Terminal(call);
                break;
        }
    }

    // Entries of one set that meet the one condition, the other, or both.
    void Combine(MethodCallExpression call)
    {
        RequireUnlimited(call);
        var other = new OperatorNormalizer();
        other.Gather(Operators.QueryOf(call.Arguments[1]));
        if (!IsConditionOnly || !other.IsConditionOnly || !other._options.IsPlain
            || !Operators.IsSameSet(_source, other._source))
        {
            throw Refusal.Of(
                call,
                "a search combines conditions on the entities of one set, and nothing else",
                "Combine queries that have only Where over one set of one context, and go on after that");
        }

        var entity = Expression.Parameter(ElementOf(_source), "x");
        var (one, another) = (ConditionOn(entity), other.ConditionOn(entity));
        var both = call.Method.Name switch
        {
            nameof(Queryable.Union) => Expression.OrElse(one, another),
            nameof(Queryable.Intersect) => Expression.AndAlso(one, another),
            _ => Expression.AndAlso(one, Expression.Not(another)),
        };
        _shaping.Clear();
        _shaping.Add(Operators.Call(
            nameof(Queryable.Where), [entity.Type], _source, Expression.Quote(Expression.Lambda(both, entity))));
    }

    bool IsConditionOnly =>
        _terminal is null && _limits.Count == 0 && !_options.IsReversed && !_options.IsFlattened
        && _shaping.TrueForAll(call => call.Method.Name == nameof(Queryable.Where));

    Expression ConditionOn(ParameterExpression entity) => _shaping
        .Select(call => ParameterReplacer.Replace(Operators.LambdaOf(call)!, entity))
        .Aggregate((Expression?)null, (all, condition) => all is null ? condition : Expression.AndAlso(all, condition))
        ?? Expression.Constant(true);

    void TakeOption(MethodCallExpression call)
    {
        object? Argument() => call.Arguments[1] is ConstantExpression constant
            ? constant.Value
            : throw Refusal.Of(call, "its argument is not known beforehand", "Use a value");

        switch (call.Method.Name)
        {
            case nameof(LdapQueryableExtensions.InBase):
                _options.Base = (DistinguishedName)Argument()!;
                break;
            case nameof(LdapQueryableExtensions.InScope):
                _options.Scope = (SearchScope)Argument()!;
                break;
            case nameof(LdapQueryableExtensions.PageSize):
                _options.PageSize = (int)Argument()!;
                break;
            case nameof(LdapQueryableExtensions.AsNoTracking):
                _options.IsUntracked = true;
                break;
            case nameof(LdapQueryableExtensions.TimeLimit):
                _options.TimeLimit = (TimeSpan)Argument()!;
                break;
            case nameof(LdapQueryableExtensions.WithControls):
                _options.Controls.AddRange((IEnumerable<Control>)Argument()!);
                break;
            case nameof(LdapQueryableExtensions.DereferenceAliases):
                _options.DereferenceAliases = (DereferenceAliases)Argument()!;
                break;
            case nameof(LdapQueryableExtensions.IgnoreReferences):
                _options.IgnoresReferences = true;
                break;
            case nameof(LdapQueryableExtensions.EvaluateOnClient):
                _options.ClientEvaluation |= (ClientEvaluation)Argument()!;
                break;
            case nameof(LdapQueryableExtensions.TagWith):
                _options.Tags.Add((string)Argument()!);
                break;
            default:
                throw Operators.Refuse(call);
        }
    }

    void Shape(MethodCallExpression call)
    {
        var isProjection = call.Method.Name == nameof(Queryable.Select);
        if (!isProjection)
        {
            RequireUnlimited(call);
        }

        if (Operators.LambdaOf(call) is not { Parameters.Count: 1 } || call.Arguments.Count != 2)
        {
            throw Refusal.Of(
                call,
                call.Arguments.Count > 2 ? "a directory has comparers of its own" : "entries have no index",
                call.Arguments.Count > 2 ? "Leave the comparer out" : Refusal.FilterLater);
        }

        _isProjected |= isProjection;
        _shaping.Add(call);
    }

    MethodCallExpression Terminal(MethodCallExpression call)
    {
        if (!Operators.IsTerminal(call))
        {
            throw Operators.Refuse(call);
        }

        var name = call.Method.Name;
        if (name is nameof(Queryable.ElementAt) or nameof(Queryable.ElementAtOrDefault))
        {
            _limits.AddRange(Limits.ReadPosition(call));
            return Operators.Call(
                name == nameof(Queryable.ElementAt) ? nameof(Queryable.First) : nameof(Queryable.FirstOrDefault),
                call.Method.GetGenericArguments(),
                call.Arguments[0]);
        }

        call = Operators.WithoutDefault(call, _options);
        if (Operators.LambdaOf(call) is { } && call.Method.Name is not (nameof(Queryable.Min) or nameof(Queryable.Max)
            or nameof(Queryable.Sum) or nameof(Queryable.Average)))
        {
            RequireUnlimited(call);
        }

        if (name is nameof(Queryable.Last) or nameof(Queryable.LastOrDefault))
        {
            RequireUnlimited(call);
            _options.IsReversed = !_options.IsReversed;
            return Operators.Call(
                name == nameof(Queryable.Last) ? nameof(Queryable.First) : nameof(Queryable.FirstOrDefault),
                call.Method.GetGenericArguments(),
                [.. call.Arguments]);
        }

        return call;
    }

    // Where after Take asks for something of the first entries; a search counts only what meets its filter.
    void RequireUnlimited(MethodCallExpression call)
    {
        if (_limits.Count > 0)
        {
            var limit = $"{_limits[^1].Name}({_limits[^1].Count})";
            throw new LdapTranslationException(
                $"{limit}.{call.Method.Name}(...)",
                $"a search filters and sorts before it counts, so that {call.Method.Name} cannot come after {limit}",
                $"Put {call.Method.Name} before {limit}, or call AsAsyncEnumerable() or AsEnumerable() after {limit} to go on in memory");
        }
    }

    static Type ElementOf(Expression query) => query.Type.GetInterfaces().Append(query.Type)
        .First(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQueryable<>))
        .GetGenericArguments()[0];

    Expression Rebuild()
    {
        var query = _source;
        foreach (var call in _shaping)
        {
            query = Expression.Call(call.Method, [query, .. call.Arguments.Skip(1)]);
        }

        foreach (var (name, count) in _limits)
        {
            query = Operators.Call(name, [ElementOf(query)], query, Expression.Constant(count));
        }

        return _terminal is null ? query : Expression.Call(_terminal.Method, [query, .. _terminal.Arguments.Skip(1)]);
    }
}
