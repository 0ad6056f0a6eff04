using Ldap3.Abstract.Tracking;
using Ldap3.Linq.Execution;
using Ldap3.Linq.Planning;
using Ldap3.Linq.Tracking;
using Ldap3.Protocol;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq;

/// <summary>
/// A unit of work over a directory: queries through its sets, and saves what was changed in the entities they returned.
/// Cheap to make; made for one flow of work, and not thread safe: a second use at the same time throws.
/// </summary>
public class LdapContext : IDisposable, IAsyncDisposable
{
    readonly Dictionary<Type, object> _sets = [];
    readonly LdapQueryProvider _provider;
    readonly ChangeSaver _saver;

    /// <summary>Makes a context. Nothing is sent before it is used.</summary>
    /// <param name="options">Which directory, and how to work with it.</param>
    public LdapContext(LdapContextOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        var changes = new EntityChanges(options.Model, options.DataSource.BaseDn);
        Tracker = new ChangeTracker(options.Model, options.DataSource.BaseDn);
        _provider = new LdapQueryProvider(new TailedQueryRunner(new ContextQueryRunner(options, Tracker, Guard), options));
        _saver = new ChangeSaver(Tracker, changes, options);
    }

    /// <summary>The directory that the context works with.</summary>
    public LdapDataSource DataSource => Options.DataSource;

    /// <summary>Whether <c>SaveChanges</c> would send something.</summary>
    public bool HasChanges => _saver.Plan().Count > 0;

    internal LdapContextOptions Options { get; }

    internal ChangeTracker Tracker { get; }

    internal ConcurrencyGuard Guard { get; } = new();

    /// <summary>The entities of a class.</summary>
    /// <typeparam name="T">A class marked with <c>[DirectoryObject]</c>.</typeparam>
    /// <exception cref="Abstract.Mapping.LdapMappingException">The class cannot be mapped.</exception>
    public LdapSet<T> Set<T>()
        where T : class
    {
        if (!_sets.TryGetValue(typeof(T), out var set))
        {
            Options.Model.Get<T>();
            set = new LdapSet<T>(this, _provider);
            _sets.Add(typeof(T), set);
        }

        return (LdapSet<T>)set;
    }

    /// <summary>
    /// Sends the changes to entities: new entries and new names, parents before what is below them, then the smallest
    /// modifications, then deletions, children before parents. Stops at the first that is refused, and sends what is left next
    /// time; with <see cref="LdapContextOptions.Transactions"/> all is carried out or nothing.
    /// </summary>
    /// <returns>How many requests were sent.</returns>
    /// <exception cref="LdapSaveException">The server refused a change; it says which, and what was applied before.</exception>
    /// <exception cref="LdapConcurrencyException">Somebody else has changed what is to be changed.</exception>
    /// <exception cref="LdapValidationException">The schema does not allow a change; nothing was sent.</exception>
    public int SaveChanges()
    {
        using (Guard.Enter())
        {
            var connection = DataSource.GetConnection();
            DirectoryKnowledge.Of(DataSource).Ensure(DataSource);
            return _saver.Save(connection);
        }
    }

    /// <inheritdoc cref="SaveChanges"/>
    public async Task<int> SaveChangesAsync(CancellationToken cancellationToken = default)
    {
        using (Guard.Enter())
        {
            var connection = await DataSource.GetConnectionAsync(cancellationToken).ConfigureAwait(false);
            await DirectoryKnowledge.Of(DataSource).EnsureAsync(DataSource, cancellationToken).ConfigureAwait(false);
            return await _saver.SaveAsync(connection, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads an entity's entry again; changes to the entity that were not saved are lost.</summary>
    /// <returns>False when the entry is gone.</returns>
    /// <exception cref="InvalidOperationException">The context does not know the entity.</exception>
    public bool Reload<T>(T entity)
        where T : class
    {
        var tracked = Tracker.Require(entity);
        return Tracker.Refresh(tracked, Set<T>().ByName(tracked.Name).AsNoTracking().SingleOrDefault());
    }

    /// <inheritdoc cref="Reload"/>
    public async Task<bool> ReloadAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : class
    {
        var tracked = Tracker.Require(entity);
        var fresh = await Set<T>().ByName(tracked.Name).AsNoTracking().SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return Tracker.Refresh(tracked, fresh);
    }

    /// <summary>Forgets all entities, and the changes to them.</summary>
    public void Clear() => Tracker.Clear();

    /// <summary>Forgets all entities. The directory stays open for others.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose()"/>
    public ValueTask DisposeAsync()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    internal void Add(object entity) => Tracker.Add(entity);

    internal void Remove(object entity) => Tracker.Remove(entity);

    internal void AddValues(ValueChange change) => Tracker.AddValues(change);

    internal T? FindTracked<T>(DistinguishedName name)
        where T : class => Tracker.Find(typeof(T), name) as T;

    /// <summary>Forgets all entities. A derived class that holds resources disposes of them here.</summary>
    /// <param name="disposing">Whether this is a call of <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Tracker.Clear();
        }
    }
}
