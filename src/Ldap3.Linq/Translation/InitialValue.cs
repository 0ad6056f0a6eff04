using System.Collections.Concurrent;
using Ldap3.Abstract.Mapping;

namespace Ldap3.Linq.Translation;

/// <summary>What properties hold before anything is read into them: an attribute that is absent leaves that.</summary>
static class InitialValue
{
    static readonly ConcurrentDictionary<Type, object?> Prototypes = new();

    public static object? Of(EntityProperty property)
    {
        var type = property.Member.ReflectedType!;
        var prototype = Prototypes.GetOrAdd(
            type, static type => type.IsAbstract ? null : Activator.CreateInstance(type, nonPublic: true));
        return prototype is null
            ? property.IsNeverNull ? Activator.CreateInstance(property.ElementType) : null
            : property.Member.GetValue(prototype);
    }
}
