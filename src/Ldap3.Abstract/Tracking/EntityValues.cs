using System.Collections;
using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Tracking;

/// <summary>Reads the values that an entity holds as the directory would store them.</summary>
static class EntityValues
{
    /// <summary>The values of a property; none when it is null, empty, or an empty text, which no directory stores.</summary>
    public static OctetString[] Read(EntityProperty property, object entity, EntityModel model, DistinguishedName baseDn)
    {
        var values = new List<OctetString>();
        foreach (var item in Items(property, property.Member.GetValue(entity)))
        {
            if (item is null)
            {
                throw new LdapMappingException($"{property} holds a null among its values; a directory stores none.");
            }

            var octets = Write(property, item, model, baseDn);
            if (!octets.IsEmpty)
            {
                values.Add(octets);
            }
        }

        return [.. values];
    }

    /// <summary>A value as the directory stores it; of an entity, its name.</summary>
    public static OctetString Write(EntityProperty property, object item, EntityModel model, DistinguishedName baseDn)
    {
        if (property.ReferenceType is { } reference)
        {
            item = model.Get(reference).NameOf(item, baseDn);
        }

        try
        {
            return property.Converter.WriteObject(item);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            throw new LdapMappingException($"The value of {property} cannot be written: {e.Message}", e);
        }
    }

    static IEnumerable Items(EntityProperty property, object? value) => value switch
    {
        null => Array.Empty<object>(),
        _ when property.IsCollection => (IEnumerable)value,
        _ => new[] { value },
    };
}
