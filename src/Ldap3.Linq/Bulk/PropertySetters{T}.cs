using System.Linq.Expressions;

namespace Ldap3.Linq.Bulk;

/// <summary>What a bulk update sets. Not thread safe.</summary>
/// <typeparam name="T">The mapped class.</typeparam>
public sealed class PropertySetters<T>
{
    readonly List<PropertySetter> _setters = [];

    internal PropertySetters()
    {
    }

    internal IReadOnlyList<PropertySetter> Setters => _setters;

    /// <summary>Gives a property one value in every entry; null removes the attribute.</summary>
    /// <param name="property">The property, as <c>p => p.Title</c>.</param>
    /// <param name="value">The value.</param>
    /// <returns>This, for the next.</returns>
    public PropertySetters<T> SetProperty<TProperty>(Expression<Func<T, TProperty>> property, TProperty value)
    {
        _setters.Add(new PropertySetter(property, SetterKind.Replace, _ => value, LooksAtEntity: false));
        return this;
    }

    /// <summary>Gives a property a value that is worked out of each entity, which is read for that.</summary>
    /// <param name="property">The property, as <c>p => p.DisplayName</c>.</param>
    /// <param name="value">Works the value out, as <c>p => p.Surname + ", " + p.GivenName</c>; it runs here.</param>
    /// <returns>This, for the next.</returns>
    public PropertySetters<T> SetProperty<TProperty>(Expression<Func<T, TProperty>> property, Func<T, TProperty> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _setters.Add(new PropertySetter(property, SetterKind.Replace, entity => value((T)entity!), LooksAtEntity: true));
        return this;
    }

    /// <summary>
    /// Adds one value to a property that holds several. An entry that has it already is left as it is by a server that knows
    /// the permissive modify control, and fails elsewhere.
    /// </summary>
    /// <param name="property">The property, as <c>p => p.Mail</c>.</param>
    /// <param name="value">The value.</param>
    /// <returns>This, for the next.</returns>
    public PropertySetters<T> AddValue<TValue>(Expression<Func<T, IEnumerable<TValue>>> property, TValue value)
    {
        _setters.Add(new PropertySetter(property, SetterKind.Add, _ => value, LooksAtEntity: false));
        return this;
    }

    /// <summary>
    /// Removes one value from a property that holds several. An entry without it is left as it is by a server that knows
    /// the permissive modify control, and fails elsewhere.
    /// </summary>
    /// <param name="property">The property, as <c>p => p.Mail</c>.</param>
    /// <param name="value">The value.</param>
    /// <returns>This, for the next.</returns>
    public PropertySetters<T> RemoveValue<TValue>(Expression<Func<T, IEnumerable<TValue>>> property, TValue value)
    {
        _setters.Add(new PropertySetter(property, SetterKind.Remove, _ => value, LooksAtEntity: false));
        return this;
    }
}
