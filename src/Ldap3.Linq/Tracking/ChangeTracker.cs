using System.Diagnostics.CodeAnalysis;
using Ldap3.Abstract.Mapping;
using Ldap3.Abstract.Tracking;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tracking;

/// <summary>Knows the entities of a context, each once: by itself, and by the name of its entry.</summary>
sealed class ChangeTracker(EntityModel model, DistinguishedName baseDn)
{
    readonly Dictionary<object, TrackedEntity> _byEntity = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<(Type, DistinguishedName), TrackedEntity> _byName = [];
    readonly Dictionary<(Type, OctetString), TrackedEntity> _byIdentifier = [];
    readonly List<ValueChange> _valueChanges = [];

    public IEnumerable<TrackedEntity> All => _byEntity.Values;

    /// <summary>The values of entries that were not read.</summary>
    public IReadOnlyList<ValueChange> ValueChanges => _valueChanges;

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

    public void AddValues(ValueChange change) => _valueChanges.Add(change);

    public void ForgetValues(ValueChange change) => _valueChanges.Remove(change);

    /// <summary>The entity of an entry: the one that is known, by its identifier or its name, or one made now.</summary>
    public object Materialize(EntityType type, SearchResultEntry entry, Func<SearchResultEntry, object> create)
    {
        var identifier = EntityVersion.Of(entry).Identifier;
        if (FindKnown(type, entry.ObjectName, identifier) is { } known)
        {
            return known.Entity;
        }

        var tracked = new TrackedEntity(type, create(entry), entry.ObjectName, EntityState.Present)
        {
            Snapshot = EntitySnapshot.Of(type, entry),
        };
        _byEntity.Add(tracked.Entity, tracked);
        Index(tracked);
        return tracked.Entity;
    }

    /// <summary>What the directory would hold if the entity were saved now.</summary>
    public EntitySnapshot SnapshotNow(TrackedEntity tracked) => EntitySnapshot.Of(tracked.Type, tracked.Entity, model, baseDn);

    /// <summary>Notes what the directory holds now, while the entity keeps what was changed in it.</summary>
    public void Rebase(TrackedEntity tracked, SearchResultEntry entry)
    {
        var snapshot = tracked.Snapshot is { } before
            ? before.Rebased(entry, tracked.Entity, model, baseDn)
            : EntitySnapshot.Of(tracked.Type, entry);
        Rename(tracked, entry.ObjectName, snapshot);
    }

    /// <summary>Notes that the entity has what the directory holds now.</summary>
    public void Replace(TrackedEntity tracked, SearchResultEntry entry)
    {
        tracked.State = EntityState.Present;
        tracked.Type.NameMember?.SetValue(tracked.Entity, entry.ObjectName);
        Rename(tracked, entry.ObjectName, EntitySnapshot.Of(tracked.Type, entry));
    }

    /// <summary>Notes that the entry is to be made anew.</summary>
    public void Readd(TrackedEntity tracked)
    {
        Unindex(tracked);
        tracked.State = EntityState.Added;
        tracked.Snapshot = null;
    }

    /// <summary>Notes what the server told of an entry that was just written.</summary>
    public void Told(TrackedEntity tracked, SearchResultEntry told)
    {
        Unindex(tracked);
        tracked.Snapshot = tracked.Snapshot?.Told(EntityVersion.Of(told));
        Index(tracked);
        foreach (var property in tracked.Type.Properties.Where(IsGenerated))
        {
            if (told.Find(property.Attribute)?.Values is [var value, ..])
            {
                property.Member.SetValue(tracked.Entity, property.Converter.ReadObject(value.Span));
            }
        }
    }

    /// <summary>Whether the directory makes the value of a property.</summary>
    public static bool IsGenerated(EntityProperty property) =>
        property is { IsReadOnly: true, IsCollection: false, ReferenceType: null };

    /// <summary>Notes that what lies below an entry has moved with it, and that references lead to its new name.</summary>
    public void MoveWith(DistinguishedName from, DistinguishedName to)
    {
        foreach (var tracked in _byEntity.Values.Where(tracked => tracked.Snapshot is not null).ToArray())
        {
            tracked.Snapshot = tracked.Snapshot!.Following(from, to);
            if (tracked.Name.IsDescendantOf(from))
            {
                var name = tracked.Name.Move(from, to);
                Rename(tracked, name, tracked.Snapshot.Moved(name));
            }
        }
    }

    /// <summary>Notes that the entry holds what the entity holds, under this name.</summary>
    public void Accept(TrackedEntity tracked, DistinguishedName name)
    {
        Unindex(tracked);
        tracked.Name = name;
        tracked.State = EntityState.Present;
        tracked.Type.NameMember?.SetValue(tracked.Entity, name);
        tracked.Snapshot = tracked.Snapshot is { } before
            ? before.Saved(tracked.Entity, model, baseDn)
            : EntitySnapshot.Of(tracked.Type, tracked.Entity, model, baseDn);
        Index(tracked);
    }

    /// <summary>Notes that the entry has this name now, and is otherwise as it was.</summary>
    public void Rename(TrackedEntity tracked, DistinguishedName name)
    {
        tracked.Type.NameMember?.SetValue(tracked.Entity, name);
        Rename(tracked, name, tracked.Snapshot!.Renamed(name));
    }

    public void Forget(TrackedEntity tracked)
    {
        _byEntity.Remove(tracked.Entity);
        Unindex(tracked);
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
        _byIdentifier.Clear();
        _valueChanges.Clear();
    }

    // RFC 4530: the identifier stays when others rename the entry, and differs when they delete it and make another.
    TrackedEntity? FindKnown(EntityType type, DistinguishedName name, OctetString? identifier)
    {
        if (identifier is { } value && _byIdentifier.TryGetValue((type.ClrType, value), out var known))
        {
            if (known.Name != name)
            {
                FollowRename(known, name);
            }

            return known;
        }

        if (!_byName.TryGetValue((type.ClrType, name), out known))
        {
            return null;
        }

        if (identifier is null || known.Snapshot?.Version.Identifier is not { } other || other == identifier)
        {
            return known;
        }

        _byName.Remove((type.ClrType, name));
        return null;
    }

    // Somebody else renamed the entry: that is no change of the entity, and the version that was read is as old as before.
    void FollowRename(TrackedEntity tracked, DistinguishedName name)
    {
        var before = tracked.Snapshot!;
        var naming = tracked.Type.NamingProperty;
        var part = name.Rdn?.Parts.FirstOrDefault(part => part.Type.Equals(naming?.Attribute, StringComparison.OrdinalIgnoreCase));
        if (naming is { IsCollection: false } && part is { } named && SnapshotNow(tracked).IsSame(before, naming))
        {
            naming.Member.SetValue(tracked.Entity, naming.Converter.ReadObject(named.Value.Span));
        }

        Rename(tracked, name, before.Renamed(name).Told(before.Version));
    }

    // What the entity itself calls its entry follows, unless the application has given it another name.
    void Rename(TrackedEntity tracked, DistinguishedName name, EntitySnapshot snapshot)
    {
        Unindex(tracked);
        if (tracked.Type.NameMember is { } member && member.GetValue(tracked.Entity) is DistinguishedName shown && shown == tracked.Name)
        {
            member.SetValue(tracked.Entity, name);
        }

        tracked.Name = name;
        tracked.Snapshot = snapshot;
        Index(tracked);
    }

    void Index(TrackedEntity tracked)
    {
        _byName[(tracked.Type.ClrType, tracked.Name)] = tracked;
        if (tracked.Snapshot?.Version.Identifier is { } identifier)
        {
            _byIdentifier[(tracked.Type.ClrType, identifier)] = tracked;
        }
    }

    void Unindex(TrackedEntity tracked)
    {
        if (_byName.TryGetValue((tracked.Type.ClrType, tracked.Name), out var named) && named == tracked)
        {
            _byName.Remove((tracked.Type.ClrType, tracked.Name));
        }

        if (tracked.Snapshot?.Version.Identifier is { } identifier)
        {
            _byIdentifier.Remove((tracked.Type.ClrType, identifier));
        }
    }
}
