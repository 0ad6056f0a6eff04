using System.Collections.Immutable;

namespace Ldap3.Abstract.Mapping;

/// <summary>Makes collections of the kinds that properties have.</summary>
static class CollectionFactory
{
    public static T[] Array<T>(List<T> values) => [.. values];

    public static List<T> List<T>(List<T> values) => values;

    public static HashSet<T> Set<T>(List<T> values) => [.. values];

    public static ImmutableArray<T> ImmutableArray<T>(List<T> values) => [.. values];

    public static ImmutableList<T> ImmutableList<T>(List<T> values) => [.. values];

    public static ImmutableHashSet<T> ImmutableSet<T>(List<T> values) => [.. values];
}
