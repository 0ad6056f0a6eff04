using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>Compares the value that a property keeps when its attribute is absent.</summary>
static class DefaultValue
{
    public static bool Meets(EntityProperty property, ExpressionType comparison, object value)
    {
        if (property.IsCollection || property.IsReference || InitialValue.Of(property) is not { } initial)
        {
            return false;
        }

        if (Constants.ToInteger(initial) is { } integer && Constants.ToInteger(value) is { } other)
        {
            return Constants.Compare(comparison, integer, other);
        }

        return comparison == ExpressionType.Equal
            ? initial.Equals(value)
            : initial is IComparable comparable && value.GetType() == initial.GetType() && value is not string
                && Constants.Holds(comparison, comparable.CompareTo(value));
    }
}
