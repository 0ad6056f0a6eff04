using System.Globalization;
using System.Linq.Expressions;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Linq.Translation.Queries;
using Ldap3.Protocol;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Execution;

/// <summary>
/// A join of two queries by names of entries, and what follows: the first query is run, then the second for the names that
/// the first found, and the rows are paired in memory.
/// </summary>
sealed class JoinedTail : QueryTail
{
    readonly int _maxNames;
    readonly LambdaExpression _outerKey;
    readonly LambdaExpression _innerKey;
    readonly LambdaExpression _result;

    public JoinedTail(Expression query, MethodCallExpression first, int maxNames)
        : base(query, first)
    {
        _maxNames = maxNames;
        _outerKey = Lambda(2);
        _innerKey = Lambda(3);
        _result = Lambda(4);
        if (first.Arguments.Count > 5 || !IsName(_outerKey.ReturnType))
        {
            throw new LdapTranslationException(
                $"{first.Method.Name}(...)",
                first.Arguments.Count > 5 ? "names have a comparer of their own" : "a directory's entries are joined by their names",
                "Join by names, as in people.Join(people, p => p.Manager.Dn, m => m.Dn, ...), or run one query first and ask the other with list.Contains(...)");
        }
    }

    Type Outer => _outerKey.Parameters[0].Type;

    Type Inner => _innerKey.Parameters[0].Type;

    protected override IQueryable Fetch(QueryRunner runner) =>
        (IQueryable)Call(nameof(Joined), [Outer, Inner, _result.ReturnType], runner);

    protected override Task<IQueryable> FetchAsync(QueryRunner runner, CancellationToken cancellationToken) =>
        (Task<IQueryable>)Call(nameof(JoinedAsync), [Outer, Inner, _result.ReturnType], runner, cancellationToken);

    IQueryable Joined<TOuter, TInner, TResult>(QueryRunner runner)
    {
        var outer = runner.Enumerate<KeyValuePair<DistinguishedName?, TOuter>>(Keyed<TOuter>(Head, _outerKey)).ToArray();
        var inner = runner.Enumerate<KeyValuePair<DistinguishedName?, TInner>>(InnerQuery<TInner>(outer.Select(row => row.Key))).ToArray();
        return Pair<TOuter, TInner, TResult>(outer, inner).AsQueryable();
    }

    async Task<IQueryable> JoinedAsync<TOuter, TInner, TResult>(QueryRunner runner, CancellationToken cancellationToken)
    {
        var outer = new List<KeyValuePair<DistinguishedName?, TOuter>>();
        await foreach (var row in runner.EnumerateAsync<KeyValuePair<DistinguishedName?, TOuter>>(Keyed<TOuter>(Head, _outerKey), cancellationToken).ConfigureAwait(false))
        {
            outer.Add(row);
        }

        var inner = new List<KeyValuePair<DistinguishedName?, TInner>>();
        await foreach (var row in runner.EnumerateAsync<KeyValuePair<DistinguishedName?, TInner>>(
            InnerQuery<TInner>(outer.Select(row => row.Key)), cancellationToken).ConfigureAwait(false))
        {
            inner.Add(row);
        }

        return Pair<TOuter, TInner, TResult>(outer, inner).AsQueryable();
    }

    // Each row with the name that it is joined by.
    static MethodCallExpression Keyed<T>(Expression query, LambdaExpression key)
    {
        var row = key.Parameters[0];
        var constructor = typeof(KeyValuePair<DistinguishedName?, T>).GetConstructor([typeof(DistinguishedName?), typeof(T)])!;
        return Expression.Call(
            typeof(Queryable), nameof(Queryable.Select), [typeof(T), constructor.DeclaringType!],
            query, Expression.Quote(Expression.Lambda(Expression.New(constructor, NullSafe(key.Body), row), row)));
    }

    static bool IsName(Type type) => type == typeof(DistinguishedName) || type == typeof(DistinguishedName?);

    // A reference to nothing has no name, as in x.Manager?.Dn.
    static Expression NullSafe(Expression name)
    {
        var value = Expression.Convert(name, typeof(DistinguishedName?));
        return name is MemberExpression { Expression: MemberExpression { Type.IsValueType: false } owner }
            ? Expression.Condition(
                Expression.Equal(owner, Expression.Constant(null, owner.Type)), Expression.Constant(null, typeof(DistinguishedName?)), value)
            : value;
    }

    MethodCallExpression InnerQuery<T>(IEnumerable<DistinguishedName?> names)
    {
        var wanted = names.OfType<DistinguishedName>().Distinct().ToArray();
        if (wanted.Length > _maxNames)
        {
            throw new LdapException(string.Create(
                CultureInfo.InvariantCulture,
                $"More than {_maxNames} entries are to be joined with those that {First.Method.Name} names. ")
                + "Narrow the first query, or raise LdapContextOptions.MaxRelatedEntries.");
        }

        var type = _innerKey.ReturnType;
        Array values = type == typeof(DistinguishedName) ? wanted : Array.ConvertAll(wanted, name => (DistinguishedName?)name);
        var condition = Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Contains), [type], Expression.Constant(values), _innerKey.Body);
        return Keyed<T>(
            Expression.Call(
                typeof(Queryable), nameof(Queryable.Where), [typeof(T)],
                Operators.QueryOf(First.Arguments[1]),
                Expression.Quote(Expression.Lambda<Func<T, bool>>(condition, _innerKey.Parameters))),
            _innerKey);
    }

    IEnumerable<TResult> Pair<TOuter, TInner, TResult>(
        IEnumerable<KeyValuePair<DistinguishedName?, TOuter>> outer, IEnumerable<KeyValuePair<DistinguishedName?, TInner>> inner)
    {
        // What names nothing is joined with nothing, as null keys are.
        var found = inner.ToLookup(row => row.Key, row => row.Value);
        IEnumerable<TInner> Of(DistinguishedName? key) => key is null ? [] : found[key];
        switch (First.Method.Name)
        {
            case nameof(Queryable.GroupJoin):
                var group = (Func<TOuter, IEnumerable<TInner>, TResult>)_result.Compile();
                return [.. outer.Select(row => group(row.Value, Of(row.Key)))];
            case nameof(Queryable.LeftJoin):
                var left = (Func<TOuter, TInner?, TResult>)_result.Compile();
                return [.. outer.SelectMany(row => Of(row.Key).DefaultIfEmpty().Select(match => left(row.Value, match)))];
            default:
                var join = (Func<TOuter, TInner, TResult>)_result.Compile();
                return [.. outer.SelectMany(row => Of(row.Key).Select(match => join(row.Value, match)))];
        }
    }

    LambdaExpression Lambda(int argument) => First.Arguments[argument] switch
    {
        UnaryExpression { Operand: LambdaExpression lambda } => lambda,
        LambdaExpression lambda => lambda,
        var other => throw Refusal.Of(other, "the join's key is not known beforehand", Refusal.FilterLater),
    };
}
