using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation.Predicates;

namespace Ldap3.Linq.Translation.Narrowing;

/// <summary>The parameters that stand for values of an attribute, within calls over them.</summary>
sealed class ElementParameters(PredicateTranslator translator)
{
    readonly List<(ParameterExpression Parameter, EntityProperty? Attribute)> _bound = [];

    /// <summary>Whether the condition is one of entries, not of values within one.</summary>
    public bool IsEmpty => _bound.Count == 0;

    /// <summary>The attribute of which a parameter is a value, or null.</summary>
    public EntityProperty? Find(Expression node) => _bound.LastOrDefault(each => each.Parameter == node).Attribute;

    /// <summary>Binds the parameters of the conditions in a call, until the result is disposed of.</summary>
    public IDisposable Enter(MethodCallExpression call)
    {
        var depth = _bound.Count;
        var attribute = (call.Object ?? call.Arguments.FirstOrDefault()) is { } source ? AttributeOf(source) : null;
        foreach (var lambda in call.Arguments.OfType<LambdaExpression>())
        {
            _bound.AddRange(lambda.Parameters.Select(parameter => (parameter, lambda.Parameters.Count == 1 ? attribute : null)));
        }

        return new Scope(_bound, depth);
    }

    /// <summary>The attribute of which a sequence has values, or null.</summary>
    public EntityProperty? AttributeOf(Expression source) => source switch
    {
        MethodCallExpression { Object: null } call when call.Method.DeclaringType == typeof(Enumerable)
            && call.Type.IsGenericType && call.Type.GetGenericArguments()[0] == ElementOf(call.Arguments[0].Type) => AttributeOf(call.Arguments[0]),
        _ => RowMembers.PropertyOf(source, translator) is { IsCollection: true } property ? property : null,
    };

    static Type? ElementOf(Type sequence) => sequence.GetInterfaces().Append(sequence)
        .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    sealed class Scope(List<(ParameterExpression, EntityProperty?)> bound, int depth) : IDisposable
    {
        public void Dispose() => bound.RemoveRange(depth, bound.Count - depth);
    }
}
