using Ldap3.Abstract.Definitions;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Entries;

/// <summary>
/// An entry that is being changed; nothing is sent before its writer commits. Thread safe: each change is made as a whole, and
/// one that is tried while the writer commits is refused.
/// </summary>
public sealed partial class WritableEntry
{
    readonly Dictionary<AttributeDefinition, WritableAttribute> _attributes = [];
    EntryStatus _initial;
    EntryStatus _status;
    bool _isCommitting;

    internal WritableEntry(ObjectDefinition definition, DistinguishedName dn, Entry? stored)
    {
        Definition = definition;
        Dn = dn;
        Stored = stored;
        _initial = stored is null ? EntryStatus.Virtual : EntryStatus.Writable;
        _status = _initial;
        if (IsNew)
        {
            SetNameValues();
        }
    }

    /// <summary>How the entry is known.</summary>
    public ObjectDefinition Definition { get; }

    /// <summary>The entry's name, as the directory has it or, for a new entry, will have it.</summary>
    public DistinguishedName Dn { get; private set; }

    /// <summary>
    /// What the directory holds, as far as is known here: the entry as it was read, or read back after the last commit. Null
    /// for a new entry and a deleted one.
    /// </summary>
    public Entry? Stored { get; private set; }

    /// <summary>Where the entry stands.</summary>
    public EntryStatus Status
    {
        get
        {
            lock (Gate)
            {
                return _status;
            }
        }
    }

    /// <summary>Whether the directory does not have the entry yet.</summary>
    public bool IsNew => _initial == EntryStatus.Virtual;

    /// <summary>The changes that the next commit sends as one modify request.</summary>
    public IReadOnlyList<Modification> Changes
    {
        get
        {
            lock (Gate)
            {
                return [.. _attributes.Values.SelectMany(attribute => attribute.PendingChanges)];
            }
        }
    }

    /// <summary>The mandatory attributes that have no value.</summary>
    public IReadOnlyList<AttributeDefinition> MissingAttributes
    {
        get
        {
            lock (Gate)
            {
                return Missing();
            }
        }
    }

    /// <summary>Whether the next commit has something to do for the entry.</summary>
    public bool IsPending => Status is not (EntryStatus.Writable or EntryStatus.Committed or EntryStatus.Deleted);

    internal Lock Gate { get; } = new();

    /// <summary>The name that a prepared move or rename will give the entry.</summary>
    internal DistinguishedName? Target { get; private set; }

    /// <summary>The attribute of that key, alias or name; one without a value yet is made.</summary>
    /// <exception cref="KeyNotFoundException">The definition has none.</exception>
    public WritableAttribute this[string key]
    {
        get
        {
            var definition = Definition[key];
            lock (Gate)
            {
                if (!_attributes.TryGetValue(definition, out var attribute))
                {
                    attribute = new WritableAttribute(this, definition, Stored?.RawValues(definition.Name) ?? []);
                    _attributes.Add(definition, attribute);
                }

                return attribute;
            }
        }
    }

    /// <summary>Lets the next commit delete the entry.</summary>
    /// <exception cref="InvalidOperationException">The entry has pending changes, is new, or is to be moved or renamed.</exception>
    public void Delete() => Prepare(EntryStatus.ReadyForDeletion, Dn);

    /// <summary>Lets the next commit move the entry, and all below it, below another parent.</summary>
    /// <exception cref="InvalidOperationException">The entry has pending changes, is new, or is to be deleted or renamed.</exception>
    public void Move(DistinguishedName newSuperior) =>
        Prepare(EntryStatus.ReadyForMoving, newSuperior.Child(Dn.Rdn!));

    /// <summary>Lets the next commit rename the entry where it is.</summary>
    /// <exception cref="InvalidOperationException">The entry has pending changes, is new, or is to be deleted or moved.</exception>
    public void Rename(RelativeDistinguishedName newRdn)
    {
        ArgumentNullException.ThrowIfNull(newRdn);
        Prepare(EntryStatus.ReadyForRenaming, Dn.Parent.Child(newRdn));
    }

    /// <summary>Forgets all that was changed here since the entry was read or committed.</summary>
    /// <exception cref="InvalidOperationException">The entry is being committed.</exception>
    public void Discard()
    {
        lock (Gate)
        {
            RequireIdle();
            if (_status is EntryStatus.Committed or EntryStatus.Deleted)
            {
                return;
            }

            _attributes.Clear();
            Target = null;
            _status = _initial;
            if (IsNew)
            {
                SetNameValues();
            }
        }
    }

    /// <summary>The entry's name and where it stands, for people.</summary>
    public override string ToString() => $"{Dn} ({Status})";
}
