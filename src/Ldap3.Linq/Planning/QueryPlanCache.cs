using System.Collections.Concurrent;
using System.Linq.Expressions;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Linq.Translation.Predicates;
using Ldap3.Linq.Translation.Queries;

namespace Ldap3.Linq.Planning;

/// <summary>Keeps what queries were translated into, by their shape, so that only their values have to be put in. Thread safe.</summary>
sealed class QueryPlanCache
{
    // Shapes come from source code, so that there are few; a program that makes them up begins anew now and then.
    const int MaxShapes = 1000;

    // Of one shape with different values that decide.
    const int MaxVariants = 8;

    [ThreadStatic]
    static ExpressionShape? _reader;

    readonly ConcurrentDictionary<int, CachedPlan[]> _plans = new();

    /// <summary>The translation of a query.</summary>
    /// <exception cref="LdapTranslationException">A directory cannot be asked this.</exception>
    public TranslatedQuery Translate(Expression expression, LdapContextOptions options, DirectoryKnowledge knowledge)
    {
        // Evaluating a value may run a query of its own.
        var shape = _reader ?? new ExpressionShape();
        _reader = null;
        try
        {
            return shape.Read(expression)
                ? Find(shape, options) ?? Add(expression, shape, options, knowledge)
                : QueryTranslator.Translate(expression, new ContextTranslation(options, knowledge));
        }
        catch (LdapTranslationException) when (ClientParts.Of(expression, options.ClientEvaluation).HasFlag(ClientEvaluation.Narrowed))
        {
            return QueryTranslator.Translate(expression, new ContextTranslation(options, knowledge));
        }
        finally
        {
            shape.Clear();
            _reader = shape;
        }
    }

    TranslatedQuery? Find(ExpressionShape shape, LdapContextOptions options)
    {
        if (_plans.TryGetValue(shape.Hash, out var plans))
        {
            foreach (var plan in plans)
            {
                if (plan.Fits(shape.Tokens, options) && TryBind(plan, shape) is { } query)
                {
                    return query;
                }
            }
        }

        return null;
    }

    // What goes wrong here goes wrong in translation, too, which says what and where.
    static TranslatedQuery? TryBind(CachedPlan plan, ExpressionShape shape)
    {
        try
        {
            return plan.TryBind(shape.Blanks);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }

    TranslatedQuery Add(
        Expression expression, ExpressionShape shape, LdapContextOptions options, DirectoryKnowledge knowledge)
    {
        // What was translated knowing less would be wrong later.
        var isLasting = knowledge.IsRead;
        var trace = new ValueTrace(shape.Blanks);
        var plan = QueryTranslator.Plan(expression, new ContextTranslation(options, knowledge), trace);
        var query = plan.Bind(ItemValues.Of(trace));
        if (isLasting && CachedPlan.Create(shape.Tokens, trace, plan, options) is { } cached)
        {
            if (_plans.Count >= MaxShapes)
            {
                _plans.Clear();
            }

            _plans.AddOrUpdate(
                shape.Hash,
                static (_, added) => [added],
                static (_, plans, added) => [added, .. plans.Take(MaxVariants - 1)],
                cached);
        }

        trace.Forget();
        return query;
    }
}
