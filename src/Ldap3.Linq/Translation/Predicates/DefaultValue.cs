using System.Linq.Expressions;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>Compares the value that a property has when its attribute is absent.</summary>
static class DefaultValue
{
    public static bool Meets(Type type, ExpressionType comparison, object value)
    {
        var initial = Activator.CreateInstance(type)!;
        if (Constants.ToInteger(initial) is { } integer && Constants.ToInteger(value) is { } other)
        {
            return Constants.Compare(comparison, integer, other);
        }

        return comparison == ExpressionType.Equal
            ? initial.Equals(value)
            : initial is IComparable comparable && value.GetType() == type
                && Constants.Holds(comparison, comparable.CompareTo(value));
    }
}
