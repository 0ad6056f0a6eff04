using Ldap3.Abstract.Definitions;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Values;

namespace Ldap3.Abstract.Entries;

/// <summary>An attribute of an entry as it was read. Immutable and thread safe.</summary>
public sealed class EntryAttribute
{
    internal EntryAttribute(AttributeDefinition definition, IReadOnlyList<OctetString> rawValues)
    {
        Definition = definition;
        RawValues = rawValues;
        var values = ValueConverterSet.Default.Read(rawValues, definition.Name, definition.Syntax);
        Values = values.Count == 0 ? definition.Default
            : definition.PostQuery is { } translate ? translate(values)
            : values;
    }

    /// <summary>How the attribute is known.</summary>
    public AttributeDefinition Definition { get; }

    /// <summary>The key.</summary>
    public string Key => Definition.Key;

    /// <summary>The values as the directory stores them; empty when the entry has none.</summary>
    public IReadOnlyList<OctetString> RawValues { get; }

    /// <summary>
    /// The values by their syntax: text, numbers, truth values, times, names, octets; after the definition's translation,
    /// or its default.
    /// </summary>
    public IReadOnlyList<object> Values { get; }

    /// <summary>The only value, null when there is none, or the list of them when there are several.</summary>
    public object? Value => Values.Count switch { 0 => null, 1 => Values[0], _ => Values };

    /// <summary>The key and the values, for people.</summary>
    public override string ToString() => $"{Key}: {string.Join("; ", Values)}";
}
