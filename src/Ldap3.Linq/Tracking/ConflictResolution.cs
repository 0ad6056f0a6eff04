using Ldap3.Abstract.Mapping;
using Ldap3.Abstract.Tracking;
using Ldap3.Linq.Reading;
using Ldap3.Linq.Saving;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tracking;

/// <summary>The sides of a conflict, and the ways out of it.</summary>
sealed class ConflictResolution
{
    readonly ChangeTracker _tracker;
    readonly TrackedEntity _tracked;
    readonly SearchResultEntry? _entry;

    public ConflictResolution(ChangeTracker tracker, TrackedEntity tracked, SearchResultEntry? entry)
    {
        _tracker = tracker;
        _tracked = tracked;
        _entry = entry;
        Database = entry is null ? null : EntityMaker.Make(tracked.Type, entry);
        Properties = [.. Compare()];
    }

    public object Entity => _tracked.Entity;

    public object? Database { get; }

    public DistinguishedName? DatabaseName => _entry?.ObjectName;

    public IReadOnlyList<PropertyConflict> Properties { get; }

    public void KeepCurrent()
    {
        if (_entry is not null)
        {
            _tracker.Rebase(_tracked, _entry);
        }
        else if (_tracked.State == EntityState.Removed)
        {
            _tracker.Forget(_tracked);
        }
        else
        {
            _tracker.Readd(_tracked);
        }
    }

    public void TakeDatabase()
    {
        if (_entry is null)
        {
            _tracker.Forget(_tracked);
            return;
        }

        Copy(_ => true);
        _tracker.Replace(_tracked, _entry);
    }

    public void Merge()
    {
        if (_entry is not null)
        {
            var theirs = Properties.Where(property => property is { IsChangedThere: true, IsChangedHere: false })
                .Select(property => property.Property)
                .ToHashSet(StringComparer.Ordinal);
            Copy(property => property.IsReadOnly || theirs.Contains(property.Member.Name));
        }

        KeepCurrent();
    }

    IEnumerable<PropertyConflict> Compare()
    {
        var before = _tracked.Snapshot;
        var here = _tracker.SnapshotNow(_tracked);
        var there = _entry is null ? null : EntitySnapshot.Of(_tracked.Type, _entry);
        foreach (var property in _tracked.Type.Properties.Where(property => !property.IsReadOnly))
        {
            // A reference that is null was not loaded, which is no change.
            var isUnloaded = property.ReferenceType is not null && here.ValuesOf(property).Count == 0;
            yield return new PropertyConflict(
                property.Member.Name,
                before is null ? null : Shown(property, before.ValuesOf(property)),
                property.Member.GetValue(_tracked.Entity),
                there is null ? null : Shown(property, there.ValuesOf(property)),
                !isUnloaded && (before is null || !before.IsSame(here, property)),
                there is null || before is null || !before.IsSame(there, property));
        }
    }

    void Copy(Func<EntityProperty, bool> condition)
    {
        foreach (var property in _tracked.Type.Properties.Where(property => property.ReferenceType is null && condition(property)))
        {
            property.Member.SetValue(_tracked.Entity, property.Member.GetValue(Database));
        }
    }

    static object? Shown(EntityProperty property, IReadOnlyList<OctetString> values)
    {
        var shown = values.Select(value => property.Converter.ReadObject(value.Span)).ToArray();
        return property.IsCollection ? shown : shown.FirstOrDefault();
    }
}
