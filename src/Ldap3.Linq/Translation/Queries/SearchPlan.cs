using System.Linq.Expressions;
using Ldap3.Linq.Translation.Narrowing;
using Ldap3.Linq.Translation.Predicates;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>Gathers a query's conditions, and decides which searches answer it.</summary>
sealed class SearchPlan
{
    readonly PredicateTranslator _predicates;
    readonly QueryOptions _options;
    readonly List<Filter> _conditions = [];
    readonly List<ClientCondition> _clientConditions = [];
    LdapTranslationException? _refusal;
    List<SearchRegion> _regions;

    public SearchPlan(PredicateTranslator predicates, QueryOptions options)
    {
        _predicates = predicates;
        _options = options;
        _regions =
        [
            new(
                options.Base ?? predicates.Context.ContainerOf(predicates.Entity),
                options.Scope ?? SearchScope.WholeSubtree,
                IsCondition: options is { Base: not null, Scope: SearchScope.BaseObject }),
        ];
    }

    public void Add(Expression condition)
    {
        if (condition is BinaryExpression { NodeType: ExpressionType.AndAlso } and)
        {
            Add(and.Left);
            Add(and.Right);
        }
        else if (NameConditions.Read(condition, _predicates) is { } regions)
        {
            _regions = [.. _regions
                .SelectMany(region => regions.Select(region.Intersect))
                .OfType<SearchRegion>()];
        }
        else if (_options.ClientEvaluation.HasFlag(ClientEvaluation.Narrowed))
        {
            AddNarrowed(condition);
        }
        else
        {
            AddFilter(_predicates.Translate(condition));
        }
    }

    /// <summary>What is tested on the client.</summary>
    public IReadOnlyList<ClientCondition> ClientConditions => _clientConditions;

    public void AddFilter(Filter condition) => _conditions.Add(condition);

    // What a filter says exactly is sent as ever; of the rest the filter that comes closest without missing an entry.
    void AddNarrowed(Expression condition)
    {
        try
        {
            AddFilter(_predicates.Translate(condition));
        }
        catch (LdapTranslationException refusal)
        {
            _refusal ??= refusal;
            var bounds = new BoundsTranslator(_predicates);
            AddFilter(bounds.Of(condition).Superset);
            _clientConditions.Add(ClientConditionCompiler.Compile(condition, _predicates, bounds));
        }
    }

    void RefuseFullScan()
    {
        if (_refusal is not null && _conditions.TrueForAll(Logic.IsTrue) && !_regions.Exists(region => region.IsCondition))
        {
            throw new LdapTranslationException(
                _refusal.Expression,
                $"{_refusal.Reason}; and no other condition narrows the search, so that all entries would be fetched",
                "Add a condition that the directory can be asked, or call AsAsyncEnumerable() or AsEnumerable() first to go on in memory",
                _refusal);
        }
    }

    /// <summary>Makes what makes the query of values.</summary>
    public Func<ItemValues, LdapQuery> Prepare(
        IReadOnlyList<string> attributes, Order order, int skip, int? take, LdapResultKind kind)
    {
        RefuseFullScan();
        var classes = _predicates.Entity.ObjectClasses.Select(name => Filter.Equal("objectClass", name));
        var condition = _predicates.And([.. classes, .. _conditions]);
        return values => Make(values.Fill(condition), values);

        LdapQuery Make(Filter filter, ItemValues values)
        {
            if (Logic.IsTrue(filter))
            {
                filter = Filter.Present("objectClass");
            }

            (filter, var related) = RelatedSearches.Of(filter, _predicates, values);
            var isNothing = Logic.IsFalse(filter) || _regions.Count == 0 || take == 0;
            var region = _regions.FirstOrDefault()
                ?? new SearchRegion(_options.Base ?? _predicates.Context.ContainerOf(_predicates.Entity), SearchScope.BaseObject);
            return new LdapQuery
            {
                Searches = isNothing ? [] : Searches(filter, order.Keys),
                RelatedSearches = isNothing ? [] : related,
                WithFilter = other => Make(other, values),
                BaseObject = region.Base,
                Scope = region.Scope,
                Filter = isNothing ? Filter.False : filter,
                Attributes = attributes,
                SortKeys = order.Keys,
                ClientOrder = order.OnClient,
                Skip = skip,
                Take = take,
                PageSize = _options.PageSize ?? _predicates.Context.PageSize,
                TimeLimit = _options.TimeLimit,
                DereferenceAliases = _options.DereferenceAliases ?? default,
                Controls = _options.Controls,
                IgnoresReferences = _options.IgnoresReferences,
                ResultKind = kind,
                Tags = _options.Tags,
                IsWindow = IsWindow(order, skip, take),
                ExcludesBase = region.ExcludesBase,
                ClientConditions = _clientConditions,
                BaseMayBeMissing = _regions.TrueForAll(each => each.IsCondition),
            };
        }
    }

    // Small enough to come in one answer.
    bool IsWindow(Order order, int skip, int? take) =>
        skip > 0 && take > 0 && take <= (_options.PageSize ?? _predicates.Context.PageSize)
        && order.Keys.Count > 0 && _clientConditions.Count == 0
        && _regions is [{ ExcludesBase: false }] && _predicates.Context.HasVirtualLists;

    IReadOnlyList<LdapSearch> Searches(Filter filter, IReadOnlyList<SortKey> keys)
    {
        // What several searches find sorted each is not sorted together.
        if (_regions.Count > 1 && keys.Count > 0)
        {
            throw new LdapTranslationException(
                "OrderBy(...)",
                "the entries are named one by one and read by a search each, which no server sorts together",
                "Order after AsAsyncEnumerable() or AsEnumerable()");
        }

        var filters = keys.Count > 0 ? [filter] : FilterSplit.Split(filter, _predicates.Context.ListLimit);
        return [.. _regions.SelectMany(region => filters.Select(part => new LdapSearch(region.Base, region.Scope, part)))];
    }
}
