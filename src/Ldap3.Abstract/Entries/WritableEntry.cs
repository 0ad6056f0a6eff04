using Ldap3.Abstract.Definitions;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Entries;

/// <summary>
/// An entry that is being changed; nothing is sent before its writer commits. Belongs to its writer's flow: not for several
/// threads at once.
/// </summary>
public sealed class WritableEntry
{
    readonly Dictionary<AttributeDefinition, WritableAttribute> _attributes = [];
    Func<string, IReadOnlyList<OctetString>> _stored;
    EntryStatus _initial;

    internal WritableEntry(
        ObjectDefinition definition,
        DistinguishedName dn,
        EntryStatus initial,
        Func<string, IReadOnlyList<OctetString>> stored)
    {
        Definition = definition;
        Dn = dn;
        _stored = stored;
        _initial = initial;
        Status = initial;
        if (IsNew)
        {
            SetNameValues();
        }
    }

    /// <summary>How the entry is known.</summary>
    public ObjectDefinition Definition { get; }

    /// <summary>The entry's name, as the directory has it or, for a new entry, will have it.</summary>
    public DistinguishedName Dn { get; private set; }

    /// <summary>Where the entry stands.</summary>
    public EntryStatus Status { get; private set; }

    /// <summary>Whether the directory does not have the entry yet.</summary>
    public bool IsNew => _initial == EntryStatus.Virtual;

    /// <summary>The changes that the next commit sends as one modify request.</summary>
    public IReadOnlyList<Modification> Changes => [.. _attributes.Values.SelectMany(attribute => attribute.Changes)];

    /// <summary>The mandatory attributes that have no value.</summary>
    public IReadOnlyList<AttributeDefinition> MissingAttributes =>
        [.. Definition.Mandatory.Where(attribute => !IsObjectClass(attribute) && IsWithoutValue(attribute))];

    /// <summary>The name that a prepared move or rename will give the entry.</summary>
    internal DistinguishedName? Target { get; private set; }

    /// <summary>The attribute of that key, alias or name; one without a value yet is made.</summary>
    /// <exception cref="KeyNotFoundException">The definition has none.</exception>
    public WritableAttribute this[string key]
    {
        get
        {
            var definition = Definition[key];
            if (!_attributes.TryGetValue(definition, out var attribute))
            {
                attribute = new WritableAttribute(this, definition, _stored(definition.Name));
                _attributes.Add(definition, attribute);
            }

            return attribute;
        }
    }

    /// <summary>Lets the next commit delete the entry.</summary>
    /// <exception cref="InvalidOperationException">The entry has pending changes, is new, or is to be moved or renamed.</exception>
    public void Delete() => Prepare(EntryStatus.ReadyForDeletion, Dn);

    /// <summary>Lets the next commit move the entry below another parent.</summary>
    /// <exception cref="InvalidOperationException">The entry has pending changes, is new, or is to be deleted or renamed.</exception>
    public void Move(DistinguishedName newSuperior) =>
        Prepare(EntryStatus.ReadyForMoving, newSuperior.Child(Dn.Rdn!));

    /// <summary>Lets the next commit rename the entry where it is.</summary>
    /// <exception cref="InvalidOperationException">The entry has pending changes, is new, or is to be deleted or moved.</exception>
    public void Rename(RelativeDistinguishedName newRdn) => Prepare(EntryStatus.ReadyForRenaming, Dn.Parent.Child(newRdn));

    /// <summary>Forgets all that was changed here since the entry was read or committed.</summary>
    public void Discard()
    {
        if (Status is EntryStatus.Committed or EntryStatus.Deleted)
        {
            return;
        }

        _attributes.Clear();
        Target = null;
        Status = _initial;
        if (IsNew)
        {
            SetNameValues();
        }
    }

    internal void RequireChangeable(bool onlySet)
    {
        if (Status is EntryStatus.ReadyForDeletion or EntryStatus.ReadyForMoving or EntryStatus.ReadyForRenaming or EntryStatus.Deleted)
        {
            throw new InvalidOperationException(
                $"\"{Dn}\" is {Status} and its attributes cannot be changed. Commit or discard that first.");
        }

        if (onlySet && IsNew)
        {
            throw new InvalidOperationException($"\"{Dn}\" is new: its attributes can only be set.");
        }
    }

    internal void Changed()
    {
        if (IsNew)
        {
            Status = MissingAttributes.Count > 0 ? EntryStatus.MissingMandatoryAttributes : EntryStatus.PendingChanges;
        }
        else
        {
            Status = Changes.Count > 0 ? EntryStatus.PendingChanges : _initial;
        }
    }

    /// <summary>Takes note that the directory now holds what was changed here.</summary>
    /// <param name="status">Committed or deleted.</param>
    /// <param name="stored">What the directory holds now.</param>
    internal void Finish(EntryStatus status, Func<string, IReadOnlyList<OctetString>> stored)
    {
        Dn = Target ?? Dn;
        Target = null;
        Status = status;
        _initial = EntryStatus.Writable;
        _stored = stored;
        _attributes.Clear();
    }

    internal AddRequest ToAddRequest() => new(
        Dn,
        [
            new LdapAttribute("objectClass", [.. Definition.ObjectClasses.Select(name => (OctetString)name)]),
            .. _attributes.Values
                .Where(attribute => attribute.NewValues.Count > 0 && !IsObjectClass(attribute.Definition))
                .Select(attribute => new LdapAttribute(attribute.Definition.Name, attribute.NewValues)),
        ]);

    void Prepare(EntryStatus status, DistinguishedName target)
    {
        if (Status != status && Status is not (EntryStatus.Writable or EntryStatus.Committed))
        {
            throw new InvalidOperationException(
                $"\"{Dn}\" is {Status} and cannot become {status}. Commit or discard that first.");
        }

        Target = target;
        Status = status;
    }

    // The values of a new entry's relative name are attributes of it (RFC 4512 section 2.3).
    void SetNameValues()
    {
        foreach (var part in Dn.Rdn?.Parts ?? [])
        {
            if (Definition.Find(part.Type) is { } definition)
            {
                this[definition.Key].Set(part.Value);
            }
        }
    }

    bool IsWithoutValue(AttributeDefinition definition) =>
        !_attributes.TryGetValue(definition, out var attribute)
            ? _stored(definition.Name).Count == 0
            : attribute.StoredValues.Count == 0 && attribute.NewValues.Count == 0;

    static bool IsObjectClass(AttributeDefinition definition) =>
        definition.Name.Equals("objectClass", StringComparison.OrdinalIgnoreCase);
}
