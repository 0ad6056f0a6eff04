using Ldap3.Linq.Saving;
using Ldap3.Linq.Tracking;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq;

/// <summary>
/// Saving stopped because an entry was changed by somebody else since its entity was read. Nothing of theirs was overwritten.
/// Say which side is right by <see cref="KeepCurrent"/>, <see cref="TakeDatabase"/> or <see cref="Merge"/>, and save again:
/// what was saved before is not sent once more.
/// </summary>
public sealed class LdapConcurrencyException : LdapSaveException
{
    readonly ConflictResolution _resolution;

    internal LdapConcurrencyException(
        LdapResult result, string action, LdapRequest failed, IReadOnlyList<LdapRequest> applied, int pending, ConflictResolution resolution)
        : base(result, $"{action}, which somebody else changed or removed since it was read,", failed, applied, pending) =>
        _resolution = resolution;

    /// <summary>The entity that could not be saved.</summary>
    public object Entity => _resolution.Entity;

    /// <summary>An entity of what the directory holds now, which no context watches; null when the entry is gone.</summary>
    public object? Database => _resolution.Database;

    /// <summary>The entry's name now, which somebody may have changed; null when the entry is gone.</summary>
    public DistinguishedName? DatabaseName => _resolution.DatabaseName;

    /// <summary>The properties that are written, as they were read, as the entity holds them and as the directory does.</summary>
    public IReadOnlyList<PropertyConflict> Properties => _resolution.Properties;

    /// <summary>
    /// Lets the next save write what the entity holds over what the directory holds now; collections are merged value by value.
    /// An entry that is gone is made anew, unless it was to be removed.
    /// </summary>
    public void KeepCurrent() => _resolution.KeepCurrent();

    /// <summary>Gives the entity what the directory holds now; changes to it are lost. One whose entry is gone is forgotten.</summary>
    public void TakeDatabase() => _resolution.TakeDatabase();

    /// <summary>
    /// Takes over what was changed there and not here, and lets the next save write what was changed here. An entry that is
    /// gone is made anew, unless it was to be removed.
    /// </summary>
    public void Merge() => _resolution.Merge();
}
