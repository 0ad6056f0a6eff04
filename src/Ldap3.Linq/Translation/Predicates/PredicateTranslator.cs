using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;
using Remotion.Linq.Clauses.Expressions;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>
/// Turns a condition into a filter that is true for the same entries, or refuses it. What is not recognised is refused:
/// nothing is passed over.
/// </summary>
sealed class PredicateTranslator
{
    readonly Comparison _comparison;
    readonly MethodPredicates _methods;
    readonly List<RelatedSearch> _related = [];
    readonly Dictionary<EntityProperty, PredicateTranslator> _referenced = [];
    readonly RowExpression? _row;

    /// <summary>Prepares to translate conditions on entries of a type.</summary>
    /// <param name="context">What translation depends on.</param>
    /// <param name="entity">The type.</param>
    /// <param name="trace">What follows the values of the query, or null.</param>
    /// <param name="row">What stands for the entry; null for the query's own range variable.</param>
    public PredicateTranslator(TranslationContext context, EntityType entity, ValueTrace? trace, RowExpression? row = null)
    {
        _row = row;
        Trace = trace;
        Context = context;
        Entity = entity;
        Items = new AttributeItems(context);
        Operands = new OperandReader(this);
        _comparison = new Comparison(this, context, Items);
        _methods = new MethodPredicates(this);
    }

    public TranslationContext Context { get; }

    public EntityType Entity { get; }

    /// <summary>What follows the values of the query, or null.</summary>
    public ValueTrace? Trace { get; }

    public AttributeItems Items { get; }

    public OperandReader Operands { get; }

    /// <summary>The searches that have to be run before the filters made here are complete.</summary>
    public IReadOnlyList<RelatedSearch> Related => _related;

    /// <summary>What stands for the entry, where that is one that a reference names.</summary>
    public RowExpression Row => _row!;

    /// <summary>Whether an expression is the entry that is asked for.</summary>
    public bool IsRow(Expression? node) =>
        node is not null && OperandReader.Strip(node) is var plain
        && (_row is null ? plain is QuerySourceReferenceExpression : plain == _row);

    public Filter Translate(Expression node)
    {
        if (node.Type == typeof(bool?) && node is BinaryExpression { NodeType: not ExpressionType.Coalesce }
            or UnaryExpression { NodeType: ExpressionType.Not, Type.IsGenericType: true })
        {
            throw Refusal.Of(node, "logic over bool? has a third value that a filter has not", "Compare each part with == true");
        }

        switch (node)
        {
            case ConstantExpression { Value: bool value }:
                return Logic.Constant(value);
            case UnaryExpression { NodeType: ExpressionType.Not } not:
                return Logic.Not(Translate(not.Operand));
            case BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } and:
                return And([Translate(and.Left), Translate(and.Right)]);
            case BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } or:
                return Logic.Or(Translate(or.Left), Translate(or.Right));
            case BinaryExpression { NodeType: ExpressionType.ExclusiveOr } xor:
                var (left, right) = (Translate(xor.Left), Translate(xor.Right));
                return Logic.Or(Logic.And(left, Logic.Not(right)), Logic.And(Logic.Not(left), right));
            case BinaryExpression binary when Comparison.IsComparison(binary.NodeType):
                return Compare(binary.NodeType, Operands.Read(binary.Left), Operands.Read(binary.Right), node);
            case ConditionalExpression conditional:
                var test = Translate(conditional.Test);
                return Logic.Or(
                    Logic.And(test, Translate(conditional.IfTrue)),
                    Logic.And(Logic.Not(test), Translate(conditional.IfFalse)));
            case MethodCallExpression call when TranslateMethod(call) is { } filter:
                return filter;
            case TypeBinaryExpression { NodeType: ExpressionType.TypeIs } typeTest:
                return Is(typeTest);
            default:
                return Compare(ExpressionType.Equal, Operands.Read(node), new ConstantOperand(true), node);
        }
    }

    /// <summary>The filter of a method that is a condition, or null for a method that is none.</summary>
    public Filter? TranslateMethod(MethodCallExpression call) =>
        call.Type == typeof(bool) && !MethodPredicates.AcceptsNull(call) && Enter(call) is var (reference, inner, within)
            ? inner.TranslateMethod((MethodCallExpression)within) is { } condition ? Some(reference, inner, condition, call) : null
            : _methods.Translate(call);

    public Filter Compare(ExpressionType type, Operand left, Operand right, Expression node) =>
        _comparison.Compare(type, left, right, node);

    public Filter IsNull(Operand operand, Expression node) => _comparison.IsNull(operand, node);

    /// <summary>
    /// What looks at the row through one reference only, as an expression over the entry that it names with the translator
    /// for that; null for any other expression.
    /// </summary>
    public (EntityProperty Reference, PredicateTranslator Translator, Expression Node)? Enter(Expression node) =>
        ReferenceStep.Find(node, this) is var (reference, within) ? (reference, For(reference), within) : null;

    /// <summary>The translator for the entry that a reference names: of one reference, always the same.</summary>
    public PredicateTranslator For(EntityProperty reference)
    {
        if (!_referenced.TryGetValue(reference, out var translator))
        {
            translator = For(reference, reference.Member.Name);
            _referenced.Add(reference, translator);
        }

        return translator;
    }

    /// <summary>A translator for one of the entries that a reference names.</summary>
    public PredicateTranslator For(EntityProperty reference, string rowName)
    {
        var entity = Context.FindEntity(reference.ReferenceType!)!;
        return new PredicateTranslator(Context, entity, Trace, new RowExpression(entity.ClrType, rowName));
    }

    /// <summary>All of the conditions. Those on the entry that one reference names are asked of it together, by one search.</summary>
    public Filter And(IReadOnlyList<Filter> conditions)
    {
        var together = conditions
            .Select(condition => _related.Find(related => ReferenceEquals(related.Placeholder, condition)))
            .OfType<ReferencedSearch>()
            .Where(search => !search.Reference.IsCollection)
            .GroupBy(search => search.Reference)
            .Where(group => group.Count() > 1)
            .ToArray();
        return together.Length == 0
            ? Logic.And([.. conditions])
            : Logic.And(
            [
                .. conditions.Where(condition => !together.Any(
                    group => group.Any(search => ReferenceEquals(search.Placeholder, condition)))),
                .. together.Select(group => Searched(
                    group.Key, group.First().Translator, group.First().Translator.And([.. group.Select(search => search.Condition)]))),
            ]);
    }

    /// <summary>The filter that is true where some entry that the reference names meets a condition.</summary>
    public Filter Some(EntityProperty reference, PredicateTranslator translator, Filter condition, Expression node)
    {
        if (Items.TraitsOf(reference, node).HasEquality == false)
        {
            throw Refusal.Of(node, $"'{reference.Attribute}' has no equality rule", Refusal.FilterLater);
        }

        if (Logic.IsFalse(condition) || Logic.IsTrue(condition))
        {
            return Logic.IsTrue(condition) ? Filter.Present(reference.Attribute) : condition;
        }

        return Searched(reference, translator, condition);
    }

    /// <summary>The filter that is true where the entry is in a group, or in one that is in it, and so on.</summary>
    public Filter InNestedGroup(string attribute, DistinguishedName group)
    {
        var placeholder = NewPlaceholder(attribute);
        _related.Add(new NestedGroupSearch(placeholder, attribute, group));
        return placeholder;
    }

    /// <summary>The filter that is true where the attribute names whoever asks.</summary>
    public Filter IsCurrentUser(string attribute)
    {
        var placeholder = NewPlaceholder(attribute);
        _related.Add(new CurrentUserSearch(placeholder, attribute));
        return placeholder;
    }

    EqualityFilter Searched(EntityProperty reference, PredicateTranslator translator, Filter condition)
    {
        var placeholder = NewPlaceholder(reference.Attribute);
        _related.Add(new ReferencedSearch(placeholder, reference, translator, condition));
        return placeholder;
    }

    // Told from other items by being this very object.
    static EqualityFilter NewPlaceholder(string attribute) => new(attribute, "{}");

    Filter Is(TypeBinaryExpression test)
    {
        if (!IsRow(test.Expression))
        {
            throw Refusal.Of(test, "only entries have types", Refusal.FilterLater);
        }

        if (test.TypeOperand.IsAssignableFrom(Entity.ClrType))
        {
            return Filter.True;
        }

        return Entity.ClrType.IsAssignableFrom(test.TypeOperand) && Context.FindEntity(test.TypeOperand) is { } derived
            ? derived.ObjectClassFilter
            : throw Refusal.Of(
                test,
                $"{test.TypeOperand.Name} is no mapped class derived of {Entity.ClrType.Name}, so that no object class tells it",
                "Mark it with [DirectoryObject(...)], or query its own set");
    }
}
