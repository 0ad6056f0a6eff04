using System.Collections;
using System.Linq.Expressions;
using Ldap3.Linq.Execution;
using Ldap3.Linq.Tracking;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq;

/// <summary>
/// The entities of one class: a query over all of them, and the place to add and remove. Not thread safe, as its context.
/// </summary>
/// <remarks>
/// It is no <c>IAsyncEnumerable</c>, which would make .NET's own operators ambiguous: call <c>AsAsyncEnumerable()</c> to
/// stream. References to other entities are null in what is read; their names can be compared and projected.
/// </remarks>
/// <typeparam name="T">The mapped class.</typeparam>
public sealed class LdapSet<T> : IQueryable<T>
    where T : class
{
    readonly LdapContext _context;
    readonly LdapQueryProvider _provider;

    internal LdapSet(LdapContext context, LdapQueryProvider provider)
    {
        _context = context;
        _provider = provider;
        Expression = Expression.Constant(this);
    }

    /// <inheritdoc/>
    public Type ElementType => typeof(T);

    /// <inheritdoc/>
    public Expression Expression { get; }

    /// <inheritdoc/>
    public IQueryProvider Provider => _provider;

    /// <summary>Notes a new entity; <c>SaveChanges</c> creates its entry.</summary>
    /// <exception cref="InvalidOperationException">The context knows the entity already.</exception>
    public void Add(T entity) => _context.Add(entity);

    /// <summary>Notes new entities; <c>SaveChanges</c> creates their entries.</summary>
    public void AddRange(params IEnumerable<T> entities)
    {
        ArgumentNullException.ThrowIfNull(entities);
        foreach (var entity in entities)
        {
            Add(entity);
        }
    }

    /// <summary>Notes that an entity is to go; <c>SaveChanges</c> deletes its entry.</summary>
    public void Remove(T entity) => _context.Remove(entity);

    /// <summary>
    /// Notes values to be added to a collection of an entry that need not be read; <c>SaveChanges</c> sends them, and nothing
    /// else, however many values the entry has: <c>groups.AddValues(name, group => group.Members, person)</c>.
    /// </summary>
    /// <param name="name">The entry's name.</param>
    /// <param name="collection">A mapped property that holds several values.</param>
    /// <param name="values">The values, or entities that a reference leads to. One that the entry has is refused by the server.</param>
    /// <exception cref="Abstract.Mapping.LdapMappingException">The property is not mapped, or holds one value, or cannot be written.</exception>
    public void AddValues<TValue>(
        DistinguishedName name, Expression<Func<T, IEnumerable<TValue>>> collection, params IReadOnlyList<TValue> values)
        where TValue : notnull => _context.AddValues(ValueChanges.Create(_context.Options, ModifyOperation.Add, name, collection, values));

    /// <summary>Notes values to be removed from a collection of an entry that need not be read.</summary>
    /// <inheritdoc cref="AddValues"/>
    /// <param name="name">The entry's name.</param>
    /// <param name="collection">A mapped property that holds several values.</param>
    /// <param name="values">The values, or entities that a reference leads to. One that the entry lacks is refused by the server.</param>
    public void RemoveValues<TValue>(
        DistinguishedName name, Expression<Func<T, IEnumerable<TValue>>> collection, params IReadOnlyList<TValue> values)
        where TValue : notnull => _context.AddValues(ValueChanges.Create(_context.Options, ModifyOperation.Delete, name, collection, values));

    /// <summary>The entity of that name, which is not asked for again when the context has it; null when there is none.</summary>
    public T? Find(DistinguishedName name) => _context.FindTracked<T>(name) ?? ByName(name).SingleOrDefault();

    /// <inheritdoc cref="Find"/>
    public async ValueTask<T?> FindAsync(DistinguishedName name, CancellationToken cancellationToken = default) =>
        _context.FindTracked<T>(name)
        ?? await ByName(name).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _provider.Runner.Enumerate<T>(Expression).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal IQueryable<T> ByName(DistinguishedName name) => this.InBase(name).InScope(SearchScope.BaseObject);
}
