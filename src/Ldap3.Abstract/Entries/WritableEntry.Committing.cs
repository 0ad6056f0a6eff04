using Ldap3.Abstract.Definitions;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Entries;

/// <content>What its attributes and its writer ask of an entry.</content>
public sealed partial class WritableEntry
{
    const string ObjectClass = "objectClass";

    /// <summary>Makes sure that an attribute may be changed now. The caller holds <see cref="Gate"/>.</summary>
    internal void RequireChangeable(bool onlySet)
    {
        RequireIdle();
        if (_status is EntryStatus.ReadyForDeletion or EntryStatus.ReadyForMoving or EntryStatus.ReadyForRenaming or EntryStatus.Deleted)
        {
            throw new InvalidOperationException(
                $"\"{Dn}\" is {_status} and its attributes cannot be changed. Commit or discard that first.");
        }

        if (onlySet && IsNew)
        {
            throw new InvalidOperationException($"\"{Dn}\" is new: its attributes can only be set.");
        }
    }

    /// <summary>Takes note that an attribute was changed. The caller holds <see cref="Gate"/>.</summary>
    internal void Changed()
    {
        if (IsNew)
        {
            _status = Missing().Length > 0 ? EntryStatus.MissingMandatoryAttributes : EntryStatus.PendingChanges;
        }
        else
        {
            var isChanged = _attributes.Values.Any(attribute => attribute.PendingChanges.Count > 0);
            _status = isChanged ? EntryStatus.PendingChanges : _initial;
        }
    }

    /// <summary>The request that a commit sends. Until <see cref="Finish"/> or <see cref="Fail"/> nothing can be changed.</summary>
    /// <exception cref="InvalidOperationException">A new entry lacks a mandatory attribute, or another commit is under way.</exception>
    internal LdapRequest BeginCommit()
    {
        lock (Gate)
        {
            RequireIdle();
            var request = Request();
            _isCommitting = true;
            return request;
        }
    }

    /// <summary>Takes note that the directory refused, and holds what it held.</summary>
    internal void Fail()
    {
        lock (Gate)
        {
            _isCommitting = false;
        }
    }

    /// <summary>Takes note that the directory now holds what was changed here.</summary>
    /// <param name="stored">What the directory holds now; null when it was not asked, or does not say.</param>
    internal void Finish(Entry? stored)
    {
        lock (Gate)
        {
            _isCommitting = false;
            _status = _status == EntryStatus.ReadyForDeletion ? EntryStatus.Deleted : EntryStatus.Committed;
            Renew(stored ?? (_status == EntryStatus.Deleted ? null : new Entry(
                Definition, new SearchResultEntry(Target ?? Dn), Stored?.ReadTime ?? DateTimeOffset.MinValue)));
        }
    }

    /// <summary>Takes what was read again in the place of what was known. The caller knows that nothing is pending.</summary>
    internal void Refresh(Entry stored)
    {
        lock (Gate)
        {
            RequireIdle();
            if (IsPending)
            {
                throw new InvalidOperationException($"\"{Dn}\" is {_status}: commit or discard that before reading the entry again.");
            }

            Renew(stored);
        }
    }

    void Renew(Entry? stored)
    {
        Dn = Target ?? Dn;
        Target = null;
        _initial = EntryStatus.Writable;
        Stored = stored;
        _attributes.Clear();
    }

    LdapRequest Request()
    {
        switch (_status)
        {
            case EntryStatus.ReadyForDeletion:
                return new DeleteRequest(Dn);
            case EntryStatus.ReadyForMoving:
                return new ModifyDnRequest(Dn, Dn.Rdn!, DeleteOldRdn: true, Target!.Value.Parent);
            case EntryStatus.ReadyForRenaming:
                return new ModifyDnRequest(Dn, Target!.Value.Rdn!);
            case EntryStatus.PendingChanges when !IsNew:
                return new ModifyRequest(Dn, [.. NeededClasses(), .. _attributes.Values.SelectMany(attribute => attribute.PendingChanges)]);
            default:
                RequireMandatory();
                return ToAddRequest();
        }
    }

    void RequireMandatory()
    {
        if (Missing() is { Length: > 0 } missing)
        {
            throw new InvalidOperationException(
                $"The new entry \"{Dn}\" lacks {string.Join(", ", missing.Select(attribute => attribute.Key))}: set a value before committing.");
        }
    }

    AddRequest ToAddRequest()
    {
        var given = _attributes.Values.FirstOrDefault(attribute => IsObjectClass(attribute.Definition))?.NewValues ?? [];
        var classes = given.Concat(Definition.ObjectClasses.Concat(NeededAuxiliaries()).Select(name => (OctetString)name))
            .DistinctBy(name => name.ToString(), StringComparer.OrdinalIgnoreCase);
        return new AddRequest(
            Dn,
            [
                new LdapAttribute(ObjectClass, [.. classes]),
                .. _attributes.Values
                    .Where(attribute => attribute.NewValues.Count > 0 && !IsObjectClass(attribute.Definition))
                    .Select(attribute => new LdapAttribute(attribute.Definition.Name, attribute.NewValues)),
            ]);
    }

    // RFC 4512 section 2.4.3: an entry has the attributes of an auxiliary class only while it has the class.
    IEnumerable<Modification> NeededClasses()
    {
        if (_attributes.Values.Any(attribute => IsObjectClass(attribute.Definition) && attribute.PendingChanges.Count > 0))
        {
            // The application decides about the classes itself.
            yield break;
        }

        var needed = NeededAuxiliaries()
            .Except((Stored?.RawValues(ObjectClass) ?? []).Select(value => value.ToString()), StringComparer.OrdinalIgnoreCase)
            .Select(name => (OctetString)name)
            .ToArray();
        if (needed.Length > 0)
        {
            yield return new Modification(ModifyOperation.Add, new LdapAttribute(ObjectClass, needed));
        }
    }

    IEnumerable<string> NeededAuxiliaries() => _attributes.Values
        .Where(attribute => attribute.PendingChanges.Any(change =>
            change.Operation is ModifyOperation.Add or ModifyOperation.Replace && change.Attribute.Values.Count > 0))
        .Select(attribute => attribute.Definition.AuxiliaryClass)
        .OfType<string>()
        .Distinct(StringComparer.OrdinalIgnoreCase);

    void Prepare(EntryStatus status, DistinguishedName target)
    {
        lock (Gate)
        {
            RequireIdle();
            if (_status != status && _status is not (EntryStatus.Writable or EntryStatus.Committed))
            {
                throw new InvalidOperationException(
                    $"\"{Dn}\" is {_status} and cannot become {status}. Commit or discard that first.");
            }

            Target = target;
            _status = status;
        }
    }

    void RequireIdle()
    {
        if (_isCommitting)
        {
            throw new InvalidOperationException(
                $"\"{Dn}\" is being committed by another thread: what is changed meanwhile would be lost. Wait for the commit to end.");
        }
    }

    // The values of a new entry's relative name are attributes of it (RFC 4512 section 2.3).
    void SetNameValues()
    {
        foreach (var part in Dn.Rdn?.Parts ?? [])
        {
            var definition = Definition.WithName(part.Type).FirstOrDefault() ?? Definition.Find(part.Type)
                ?? throw new ArgumentException($"The definition has no attribute \"{part.Type}\", which names \"{Dn}\".");
            this[definition.Key].Set(part.Value);
        }
    }

    AttributeDefinition[] Missing() =>
        [.. Definition.Mandatory.Concat(OfNeededAuxiliaries()).Where(attribute => !IsObjectClass(attribute) && IsWithoutValue(attribute))];

    IEnumerable<AttributeDefinition> OfNeededAuxiliaries()
    {
        var needed = NeededAuxiliaries().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return needed.Count == 0 ? [] : Definition.Attributes.Where(attribute =>
            attribute is { IsMandatory: true, AuxiliaryClass: { } auxiliary } && needed.Contains(auxiliary));
    }

    bool IsWithoutValue(AttributeDefinition definition) =>
        !_attributes.TryGetValue(definition, out var attribute)
            ? Stored is null || Stored.RawValues(definition.Name).Count == 0
            : attribute.StoredValues.Count == 0 && attribute.NewValues.Count == 0;

    static bool IsObjectClass(AttributeDefinition definition) =>
        definition.Name.Equals(ObjectClass, StringComparison.OrdinalIgnoreCase);
}
