using System.Collections.Immutable;

namespace Ldap3.Abstract.Mapping;

/// <summary>How the values of a collection property are held.</summary>
/// <param name="ElementType">The type of one value.</param>
/// <param name="Factory">The method of <see cref="CollectionFactory"/> that makes the collection of a list of values.</param>
sealed record CollectionShape(Type ElementType, string Factory)
{
    static readonly Dictionary<Type, string> Generic = new()
    {
        [typeof(List<>)] = nameof(CollectionFactory.List),
        [typeof(IList<>)] = nameof(CollectionFactory.List),
        [typeof(ICollection<>)] = nameof(CollectionFactory.List),
        [typeof(IEnumerable<>)] = nameof(CollectionFactory.List),
        [typeof(IReadOnlyList<>)] = nameof(CollectionFactory.List),
        [typeof(IReadOnlyCollection<>)] = nameof(CollectionFactory.List),
        [typeof(HashSet<>)] = nameof(CollectionFactory.Set),
        [typeof(ISet<>)] = nameof(CollectionFactory.Set),
        [typeof(IReadOnlySet<>)] = nameof(CollectionFactory.Set),
        [typeof(ImmutableArray<>)] = nameof(CollectionFactory.ImmutableArray),
        [typeof(ImmutableList<>)] = nameof(CollectionFactory.ImmutableList),
        [typeof(IImmutableList<>)] = nameof(CollectionFactory.ImmutableList),
        [typeof(ImmutableHashSet<>)] = nameof(CollectionFactory.ImmutableSet),
    };

    /// <summary>The shape of a type, or null when it holds one value: text and octets are values.</summary>
    public static CollectionShape? Of(Type type)
    {
        if (type.IsArray && type != typeof(byte[]) && type.GetArrayRank() == 1)
        {
            return new CollectionShape(type.GetElementType()!, nameof(CollectionFactory.Array));
        }

        return type.IsGenericType && Generic.TryGetValue(type.GetGenericTypeDefinition(), out var factory)
            ? new CollectionShape(type.GetGenericArguments()[0], factory)
            : null;
    }
}
