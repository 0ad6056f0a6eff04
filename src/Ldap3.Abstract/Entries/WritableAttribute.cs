using Ldap3.Abstract.Definitions;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Abstract.Entries;

/// <summary>
/// An attribute of an entry that is being changed. Thread safe: each change is made as a whole, and none while its writer
/// commits.
/// </summary>
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

    /// <summary>The key.</summary>
    public string Key => Definition.Key;

    /// <summary>The values that the directory holds, as far as is known here.</summary>
    public IReadOnlyList<OctetString> StoredValues => _stored;

    /// <summary>
    /// The values that the directory holds, by their syntax and after the definition's translation. What is pending does not
    /// show before it is committed.
    /// </summary>
    public IReadOnlyList<object> Values => _entry.Stored?.Find(Definition.Key)?.Values ?? Definition.Default;

    /// <summary>The only value, null when there is none, or the list of them when there are several.</summary>
    public object? Value => _entry.Stored?.Find(Definition.Key)?.Value;

    /// <summary>The changes that the next commit sends, in their order.</summary>
    public IReadOnlyList<Modification> Changes
    {
        get
        {
            lock (_entry.Gate)
            {
                return [.. _changes];
            }
        }
    }

    /// <summary>Whether the attribute has neither a stored value nor a change.</summary>
    public bool IsVirtual
    {
        get
        {
            lock (_entry.Gate)
            {
                return _stored.Count == 0 && _changes.Count == 0;
            }
        }
    }

    /// <summary>Adds values.</summary>
    /// <exception cref="InvalidOperationException">
    /// The entry is new, where only <see cref="Set"/> makes sense, is not to be changed any more, or is being committed.
    /// </exception>
    /// <exception cref="ArgumentException">A value is refused, or a single-valued attribute has one.</exception>
    public void Add(params object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        lock (_entry.Gate)
        {
            _entry.RequireChangeable(onlySet: true);
            if (Definition.IsSingleValue && values.Length + Expected() > 1)
            {
                throw new ArgumentException($"{Key} of \"{_entry.Dn}\" has at most one value: set it.", nameof(values));
            }

            Record(ModifyOperation.Add, values);
        }
    }

    /// <summary>Takes values away.</summary>
    /// <exception cref="InvalidOperationException">The entry is new, is not to be changed any more, or is being committed.</exception>
    /// <exception cref="ArgumentException">A value is not among the stored ones.</exception>
    public void Delete(params object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        lock (_entry.Gate)
        {
            _entry.RequireChangeable(onlySet: true);
            foreach (var value in values)
            {
                if (!_stored.Contains(SyntaxValues.Write(Definition, value)))
                {
                    throw new ArgumentException($"{Key} of \"{_entry.Dn}\" has no value \"{value}\" to delete.", nameof(values));
                }
            }

            Record(ModifyOperation.Delete, values);
        }
    }

    /// <summary>Replaces all values, and forgets earlier changes of the attribute.</summary>
    /// <exception cref="InvalidOperationException">The entry is not to be changed any more, or is being committed.</exception>
    /// <exception cref="ArgumentException">A value is refused, or there are several for a single-valued attribute.</exception>
    public void Set(params object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        lock (_entry.Gate)
        {
            _entry.RequireChangeable(onlySet: false);
            if (Definition.IsSingleValue && values.Length > 1)
            {
                throw new ArgumentException($"{Key} has at most one value.", nameof(values));
            }

            var octets = Write(values);
            _changes.Clear();
            _changes.Add(new Modification(ModifyOperation.Replace, new LdapAttribute(Definition.Name, octets)));
            _entry.Changed();
        }
    }

    /// <summary>Removes the attribute, and forgets earlier changes of it.</summary>
    /// <exception cref="InvalidOperationException">The entry is new, is not to be changed any more, or is being committed.</exception>
    public void Remove()
    {
        lock (_entry.Gate)
        {
            _entry.RequireChangeable(onlySet: true);
            Set();
        }
    }

    /// <summary>Forgets the changes of the attribute.</summary>
    /// <exception cref="InvalidOperationException">The entry is not to be changed any more, or is being committed.</exception>
    public void Discard()
    {
        lock (_entry.Gate)
        {
            _entry.RequireChangeable(onlySet: false);
            _changes.Clear();
            _entry.Changed();
        }
    }

    /// <summary>The key, the stored values and the pending changes, for people.</summary>
    public override string ToString() => $"{Key}: {string.Join("; ", Values)}{(Changes.Count == 0 ? "" : $" ({Changes.Count} changes pending)")}";

    internal IReadOnlyList<Modification> PendingChanges => _changes;

    internal IReadOnlyList<OctetString> NewValues =>
        _changes.LastOrDefault(change => change.Operation == ModifyOperation.Replace)?.Attribute.Values ?? [];

    // How many values the attribute will have when what is pending is committed.
    int Expected()
    {
        var expected = _stored.Count;
        foreach (var change in _changes)
        {
            expected = change.Operation switch
            {
                ModifyOperation.Replace => change.Attribute.Values.Count,
                ModifyOperation.Delete => expected - change.Attribute.Values.Count,
                _ => expected + change.Attribute.Values.Count,
            };
        }

        return expected;
    }

    void Record(ModifyOperation operation, object[] values)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Length);
        _changes.Add(new Modification(operation, new LdapAttribute(Definition.Name, Write(values))));
        _entry.Changed();
    }

    OctetString[] Write(object[] values) => [.. values.Select(value => SyntaxValues.Write(Definition, value))];
}
