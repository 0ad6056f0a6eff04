using System.Linq.Expressions;
using System.Reflection;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Mapping;

/// <summary>Makes entities of entries, by code that is compiled once for each class. Thread safe.</summary>
/// <typeparam name="T">The mapped class.</typeparam>
public sealed class Materializer<T>
    where T : class
{
    readonly Func<SearchResultEntry, DistinguishedName, T> _create;

    /// <summary>Prepares to make entities of a mapped class.</summary>
    /// <exception cref="LdapMappingException">The class has no constructor without parameters.</exception>
    public Materializer(EntityType entityType)
    {
        ArgumentNullException.ThrowIfNull(entityType);
        EntityType = entityType;
        Attributes = [.. entityType.Properties.Select(property => property.Attribute)];
        _create = Compile(entityType);
    }

    /// <summary>The mapping.</summary>
    public EntityType EntityType { get; }

    /// <summary>The attributes to ask for.</summary>
    public IReadOnlyList<string> Attributes { get; }

    /// <summary>
    /// Makes an entity. Properties whose attributes the entry lacks keep what the constructor gave them; of several values
    /// for one property the first is taken. References to entities stay null: the directory holds their names only.
    /// </summary>
    /// <exception cref="LdapMappingException">A value does not fit its property.</exception>
    public T Create(SearchResultEntry entry) => _create(entry, entry.ObjectName);

    static Func<SearchResultEntry, DistinguishedName, T> Compile(EntityType entityType)
    {
        var constructor = typeof(T).GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [])
            ?? throw new LdapMappingException($"{typeof(T).Name} needs a constructor without parameters to be made of entries.");
        var entry = Expression.Parameter(typeof(SearchResultEntry), "entry");
        var name = Expression.Parameter(typeof(DistinguishedName), "name");
        var entity = Expression.Variable(typeof(T), "entity");
        var body = new List<Expression> { Expression.Assign(entity, Expression.New(constructor)) };
        if (entityType.NameMember is { } nameMember)
        {
            body.Add(Expression.Assign(Expression.Property(entity, nameMember), name));
        }

        foreach (var property in entityType.Properties.Where(property => property.ReferenceType is null))
        {
            body.Add(Assign(entity, entry, property));
        }

        body.Add(entity);
        return Expression.Lambda<Func<SearchResultEntry, DistinguishedName, T>>(
            Expression.Block([entity], body), entry, name).Compile();
    }

    static BlockExpression Assign(ParameterExpression entity, ParameterExpression entry, EntityProperty property)
    {
        var read = ReaderFor(property);
        var value = Expression.Variable(property.Member.PropertyType, property.Member.Name);
        return Expression.Block(
            [value],
            Expression.IfThen(
                Expression.Invoke(Expression.Constant(read), entry, value),
                Expression.Assign(Expression.Property(entity, property.Member), value)));
    }

    static Delegate ReaderFor(EntityProperty property)
    {
        var shape = CollectionShape.Of(property.Member.PropertyType);
        var method = typeof(PropertyReader).GetMethod(shape is null ? nameof(PropertyReader.One) : nameof(PropertyReader.Many))!;
        return (Delegate)method.MakeGenericMethod(property.Member.PropertyType, property.ElementType).Invoke(null, [property, shape])!;
    }
}
