using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Linq.Translation.Predicates;
using Ldap3.Linq.Translation.Queries;

namespace Ldap3.Linq.Planning;

/// <summary>A plan, and which queries it is for. Immutable and thread safe.</summary>
sealed class CachedPlan
{
    readonly ShapeToken[] _tokens;
    readonly Blank[] _blanks;
    readonly PinnedValue[] _pinned;
    readonly bool?[] _nulls;
    readonly DeferredItem[] _items;
    readonly QueryPlan _plan;
    readonly EntityModel _model;
    readonly int _pageSize;
    readonly int _listLimit;
    readonly ClientEvaluation _clientEvaluation;

    CachedPlan(ShapeToken[] tokens, ValueTrace trace, PinnedValue[] pinned, QueryPlan plan, LdapContextOptions options)
    {
        _tokens = tokens;
        _blanks = [.. trace.Blanks];
        _pinned = pinned;
        _nulls = [.. trace.Blanks.Select(blank => blank.IsNullSeen ? blank.Value is null : (bool?)null)];

        // The part of the first query that a message would show is not this query's: it is not kept.
        _items = [.. trace.Items.Select(item => item with { Node = Expression.Empty() })];
        _plan = plan;
        _model = options.Model;
        _pageSize = options.PageSize;
        _listLimit = options.MaxListValues;
        _clientEvaluation = options.ClientEvaluation;
    }

    /// <summary>What is to be kept of a translation, or null when another query of the shape might mean something else.</summary>
    public static CachedPlan? Create(
        ReadOnlySpan<ShapeToken> tokens, ValueTrace trace, QueryPlan plan, LdapContextOptions options)
    {
        if (trace.IsLost)
        {
            return null;
        }

        var pinned = new List<PinnedValue>();
        foreach (var blank in trace.Blanks)
        {
            if (blank is { IsEvaluated: true, IsPinned: true })
            {
                if (!PinnedValue.TryKeep(blank.Index, blank.Value, out var kept))
                {
                    return null;
                }

                pinned.Add(kept);
            }
        }

        return new CachedPlan(tokens.ToArray(), trace, [.. pinned], plan, options);
    }

    /// <summary>Whether the plan is for queries of a shape.</summary>
    public bool Fits(ReadOnlySpan<ShapeToken> tokens, LdapContextOptions options) =>
        _model == options.Model
        && _pageSize == options.PageSize
        && _listLimit == options.MaxListValues
        && _clientEvaluation == options.ClientEvaluation
        && tokens.SequenceEqual(_tokens);

    /// <summary>The query with the values of a shape, or null when the plan is not for such values.</summary>
    public TranslatedQuery? TryBind(ReadOnlySpan<Expression> blanks)
    {
        var values = new object?[blanks.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (_blanks[i].IsEvaluated)
            {
                values[i] = Evaluator.Evaluate(blanks[i]);
                if (_nulls[i] is { } isNull && isNull != values[i] is null)
                {
                    return null;
                }
            }
        }

        foreach (var pinned in _pinned)
        {
            if (!pinned.IsSame(values[pinned.Index]))
            {
                return null;
            }
        }

        return _plan.Bind(new ItemValues(_items, values));
    }
}
