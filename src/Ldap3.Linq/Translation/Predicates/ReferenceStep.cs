using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>
/// Finds the one reference through which alone an expression looks at its row, as <c>x.Manager</c> in
/// <c>x.Manager.Surname.Length</c>, and makes the expression one over the entry that it names.
/// </summary>
sealed class ReferenceStep : ExpressionVisitor
{
    readonly PredicateTranslator _translator;
    readonly HashSet<EntityProperty> _references = [];
    bool _looksElsewhere;

    ReferenceStep(PredicateTranslator translator) => _translator = translator;

    /// <summary>The reference, and the expression over the entry that it names; null when there is no such reference.</summary>
    public static (EntityProperty Reference, Expression Node)? Find(Expression node, PredicateTranslator translator)
    {
        var finder = new ReferenceStep(translator);
        var rewritten = finder.Visit(node);
        return !finder._looksElsewhere && finder._references.Count == 1 ? (finder._references.Single(), rewritten) : null;
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression is { } owner && ReferenceOf(owner) is { } reference)
        {
            // The name of the other entry is in this one: no step is needed for it.
            if (_translator.Context.FindEntity(reference.ReferenceType!) is { } related && !related.IsName(node.Member))
            {
                _references.Add(reference);
                return node.Update(_translator.For(reference).Row);
            }

            _looksElsewhere = true;
            return node;
        }

        return base.VisitMember(node);
    }

    protected override Expression VisitExtension(Expression node)
    {
        _looksElsewhere |= _translator.IsRow(node);
        return node;
    }

    EntityProperty? ReferenceOf(Expression node) =>
        OperandReader.Strip(node) is MemberExpression member
        && _translator.IsRow(member.Expression)
        && _translator.Entity.FindProperty(member.Member) is { IsReference: true, IsCollection: false } reference
            ? reference
            : null;
}
