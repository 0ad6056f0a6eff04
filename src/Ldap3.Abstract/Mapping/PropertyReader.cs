using System.Reflection;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Values;

namespace Ldap3.Abstract.Mapping;

/// <summary>Reads a property's value out of an entry.</summary>
/// <returns>Whether the entry has one.</returns>
delegate bool PropertyRead<TProperty>(SearchResultEntry entry, out TProperty value);

/// <summary>Makes the readers of properties, straight from the octets of the entry.</summary>
static class PropertyReader
{
    public static PropertyRead<TProperty> One<TProperty, TValue>(EntityProperty property, CollectionShape? shape)
        where TValue : notnull
    {
        var converter = (ValueConverter<TValue>)property.Converter;
        var toProperty = Conversion<TValue, TProperty>();
        return (SearchResultEntry entry, out TProperty value) =>
        {
            if (!entry.TryGetValues(property.Attribute, out var values) || !values.MoveNext())
            {
                value = default!;
                return false;
            }

            try
            {
                var found = converter.TryRead(values.Current, out var result);
                value = found ? toProperty(result) : default!;
                return found;
            }
            catch (FormatException e)
            {
                throw Unreadable(property, entry, e);
            }
        };
    }

    public static PropertyRead<TProperty> Many<TProperty, TValue>(EntityProperty property, CollectionShape? shape)
        where TValue : notnull
    {
        var converter = (ValueConverter<TValue>)property.Converter;
        var factory = typeof(CollectionFactory)
            .GetMethod(shape!.Factory, BindingFlags.Static | BindingFlags.Public)!
            .MakeGenericMethod(typeof(TValue))
            .CreateDelegate<Func<List<TValue>, TProperty>>();
        return (SearchResultEntry entry, out TProperty collection) =>
        {
            if (!entry.TryGetValues(property.Attribute, out var values))
            {
                collection = default!;
                return false;
            }

            var list = new List<TValue>();
            try
            {
                foreach (var octets in values)
                {
                    if (converter.TryRead(octets, out var result))
                    {
                        list.Add(result);
                    }
                }
            }
            catch (FormatException e)
            {
                throw Unreadable(property, entry, e);
            }

            collection = factory(list);
            return true;
        };
    }

    // The property is of the value's type, or of its Nullable.
    static Func<TValue, TProperty> Conversion<TValue, TProperty>()
    {
        if (typeof(TValue) == typeof(TProperty))
        {
            return (Func<TValue, TProperty>)(object)(Func<TValue, TValue>)(value => value);
        }

        var parameter = System.Linq.Expressions.Expression.Parameter(typeof(TValue));
        return System.Linq.Expressions.Expression.Lambda<Func<TValue, TProperty>>(
            System.Linq.Expressions.Expression.Convert(parameter, typeof(TProperty)), parameter).Compile();
    }

    static LdapMappingException Unreadable(EntityProperty property, SearchResultEntry entry, FormatException e) =>
        new($"{property.Attribute} of \"{entry.ObjectName}\" does not fit {property}: {e.Message}", e);
}
