using System.Diagnostics.CodeAnalysis;
using Ldap3.Abstract.Mapping;
using Ldap3.Abstract.Tracking;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tracking;

/// <summary>Knows the entities of a context, each once: by itself, and by the name of its entry.</summary>
sealed class ChangeTracker(EntityModel model, DistinguishedName baseDn)
{
    readonly Dictionary<object, TrackedEntity> _byEntity = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<(Type, DistinguishedName), TrackedEntity> _byName = [];

    public IEnumerable<TrackedEntity> All => _byEntity.Values;

    public object? Find(Type type, DistinguishedName name) =>
        _byName.TryGetValue((type, name), out var tracked) && tracked.State != EntityState.Removed ? tracked.Entity : null;

    public TrackedEntity Require(object entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return _byEntity.TryGetValue(entity, out var tracked) && tracked.State == EntityState.Present
            ? tracked
            : throw new InvalidOperationException(
                $"The {entity.GetType().Name} was not read by this context: only what a query returned, tracked, can be read again.");
    }

    public void Add(object entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        if (!_byEntity.TryAdd(
            entity, new TrackedEntity(model.Get(entity.GetType()), entity, default, EntityState.Added)))
        {
            throw new InvalidOperationException($"The {entity.GetType().Name} is in the context already.");
        }
    }

    public void Remove(object entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        if (!_byEntity.TryGetValue(entity, out var tracked))
        {
            var type = model.Get(entity.GetType());
            tracked = new TrackedEntity(type, entity, type.NameOf(entity, baseDn), EntityState.Removed);
            _byEntity.Add(entity, tracked);
        }
        else if (tracked.State == EntityState.Added)
        {
            _byEntity.Remove(entity);
        }
        else
        {
            tracked.State = EntityState.Removed;
        }
    }

    /// <summary>The entity of an entry: the one that is known, or one made now.</summary>
    public object Materialize(EntityType type, SearchResultEntry entry, Func<SearchResultEntry, object> create)
    {
        if (_byName.TryGetValue((type.ClrType, entry.ObjectName), out var known))
        {
            return known.Entity;
        }

        var tracked = new TrackedEntity(type, create(entry), entry.ObjectName, EntityState.Present)
        {
            Snapshot = EntitySnapshot.Of(type, entry),
        };
        _byEntity.Add(tracked.Entity, tracked);
        _byName.Add((type.ClrType, tracked.Name), tracked);
        return tracked.Entity;
    }

    /// <summary>Notes that the entry holds what the entity holds, under this name.</summary>
    public void Accept(TrackedEntity tracked, DistinguishedName name)
    {
        _byName.Remove((tracked.Type.ClrType, tracked.Name));
        tracked.Name = name;
        tracked.State = EntityState.Present;
        tracked.Type.NameMember?.SetValue(tracked.Entity, name);
        tracked.Snapshot = tracked.Snapshot is { } before
            ? before.Saved(tracked.Entity, model, baseDn)
            : EntitySnapshot.Of(tracked.Type, tracked.Entity, model, baseDn);
        _byName[(tracked.Type.ClrType, name)] = tracked;
    }

    /// <summary>Notes that the entry has this name now, and is otherwise as it was.</summary>
    public void Rename(TrackedEntity tracked, DistinguishedName name)
    {
        _byName.Remove((tracked.Type.ClrType, tracked.Name));
        tracked.Name = name;
        tracked.Type.NameMember?.SetValue(tracked.Entity, name);
        tracked.Snapshot = tracked.Snapshot!.Renamed(name);
        _byName[(tracked.Type.ClrType, name)] = tracked;
    }

    public void Forget(TrackedEntity tracked)
    {
        _byEntity.Remove(tracked.Entity);
        _byName.Remove((tracked.Type.ClrType, tracked.Name));
    }

    /// <summary>Gives an entity the values of one that was read now.</summary>
    public bool Refresh(TrackedEntity tracked, [NotNullWhen(true)] object? fresh)
    {
        if (fresh is null)
        {
            Forget(tracked);
            return false;
        }

        foreach (var property in tracked.Type.Properties.Where(property => property.ReferenceType is null))
        {
            property.Member.SetValue(tracked.Entity, property.Member.GetValue(fresh));
        }

        Accept(tracked, tracked.Name);
        return true;
    }

    public void Clear()
    {
        _byEntity.Clear();
        _byName.Clear();
    }
}
