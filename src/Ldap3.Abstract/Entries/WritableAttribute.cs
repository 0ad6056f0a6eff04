using Ldap3.Abstract.Definitions;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Abstract.Entries;

/// <summary>An attribute of an entry that is being changed. Belongs to its writer's flow: not for several threads at once.</summary>
public sealed class WritableAttribute
{
    readonly WritableEntry _entry;
    readonly IReadOnlyList<OctetString> _stored;
    readonly List<Modification> _changes = [];

    internal WritableAttribute(WritableEntry entry, AttributeDefinition definition, IReadOnlyList<OctetString> stored)
    {
        _entry = entry;
        _stored = stored;
        Definition = definition;
    }

    /// <summary>How the attribute is known.</summary>
    public AttributeDefinition Definition { get; }

    /// <summary>The values that the directory holds, as far as is known here.</summary>
    public IReadOnlyList<OctetString> StoredValues => _stored;

    /// <summary>The changes that the next commit sends, in their order.</summary>
    public IReadOnlyList<Modification> Changes => _changes;

    /// <summary>Whether the attribute has neither a stored value nor a change.</summary>
    public bool IsVirtual => _stored.Count == 0 && _changes.Count == 0;

    /// <summary>Adds values.</summary>
    /// <exception cref="InvalidOperationException">The entry is new, where only <see cref="Set"/> makes sense, or is not to be changed any more.</exception>
    /// <exception cref="ArgumentException">A value is refused.</exception>
    public void Add(params object[] values)
    {
        _entry.RequireChangeable(onlySet: true);
        Record(ModifyOperation.Add, values);
    }

    /// <summary>Takes values away.</summary>
    /// <exception cref="InvalidOperationException">The entry is new, or is not to be changed any more.</exception>
    /// <exception cref="ArgumentException">A value is not among the stored ones.</exception>
    public void Delete(params object[] values)
    {
        _entry.RequireChangeable(onlySet: true);
        foreach (var value in values)
        {
            if (!_stored.Contains(SyntaxValues.Write(Definition, value)))
            {
                throw new ArgumentException($"{Definition.Key} of \"{_entry.Dn}\" has no value \"{value}\" to delete.", nameof(values));
            }
        }

        Record(ModifyOperation.Delete, values);
    }

    /// <summary>Replaces all values, and forgets earlier changes of the attribute.</summary>
    /// <exception cref="InvalidOperationException">The entry is not to be changed any more.</exception>
    /// <exception cref="ArgumentException">A value is refused, or there are several for a single-valued attribute.</exception>
    public void Set(params object[] values)
    {
        _entry.RequireChangeable(onlySet: false);
        if (Definition.IsSingleValue && values.Length > 1)
        {
            throw new ArgumentException($"{Definition.Key} has at most one value.", nameof(values));
        }

        var octets = Write(values);
        _changes.Clear();
        _changes.Add(new Modification(ModifyOperation.Replace, new LdapAttribute(Definition.Name, octets)));
        _entry.Changed();
    }

    /// <summary>Removes the attribute, and forgets earlier changes of it.</summary>
    /// <exception cref="InvalidOperationException">The entry is new, or is not to be changed any more.</exception>
    public void Remove()
    {
        _entry.RequireChangeable(onlySet: true);
        Set();
    }

    /// <summary>Forgets the changes of the attribute.</summary>
    public void Discard()
    {
        _changes.Clear();
        _entry.Changed();
    }

    internal IReadOnlyList<OctetString> NewValues =>
        _changes.LastOrDefault(change => change.Operation == ModifyOperation.Replace)?.Attribute.Values ?? [];

    void Record(ModifyOperation operation, object[] values)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Length);
        _changes.Add(new Modification(operation, new LdapAttribute(Definition.Name, Write(values))));
        _entry.Changed();
    }

    OctetString[] Write(object[] values) => [.. values.Select(value => SyntaxValues.Write(Definition, value))];
}
