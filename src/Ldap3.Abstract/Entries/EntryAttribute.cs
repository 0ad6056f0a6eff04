using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Ldap3.Abstract.Definitions;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Values;

namespace Ldap3.Abstract.Entries;

/// <summary>
/// An attribute of an entry as it was read: the list of its values. They are converted when first looked at. Immutable and
/// thread safe.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "An attribute is a list of values in LDAP's own words.")]
public sealed class EntryAttribute : IReadOnlyList<object>
{
    readonly Entry _entry;
    IReadOnlyList<object>? _values;

    internal EntryAttribute(Entry entry, AttributeDefinition definition, IReadOnlyList<OctetString> rawValues, bool isOperational)
    {
        _entry = entry;
        Definition = definition;
        RawValues = rawValues;
        IsOperational = isOperational;
    }

    /// <summary>How the attribute is known.</summary>
    public AttributeDefinition Definition { get; }

    /// <summary>The key.</summary>
    public string Key => Definition.Key;

    /// <summary>Whether the attribute is not in the entry's definition, as are those that the directory keeps itself.</summary>
    public bool IsOperational { get; }

    /// <summary>The values as the directory stores them; empty when the entry has none.</summary>
    public IReadOnlyList<OctetString> RawValues { get; }

    /// <summary>
    /// The values by their syntax: text, numbers, truth values, times, names, octets, or the entries that they name; after the
    /// definition's translation, or its default.
    /// </summary>
    /// <exception cref="Protocol.LdapFormatException">A value is not of its attribute's syntax.</exception>
    public IReadOnlyList<object> Values => _values ??= Convert();

    /// <summary>The only value, null when there is none, or the list of them when there are several.</summary>
    public object? Value => Values.Count switch { 0 => null, 1 => Values[0], _ => Values };

    /// <summary>The first value as text, or null when there is none.</summary>
    public string? Text => Values is [var first, ..] ? first.ToString() : null;

    /// <summary>How many values there are.</summary>
    public int Count => Values.Count;

    /// <summary>The value at that place.</summary>
    public object this[int index] => Values[index];

    /// <summary>The first value as a type, or the type's default when there is none.</summary>
    /// <typeparam name="T">A type that the values have, or that attribute values can be read as.</typeparam>
    /// <exception cref="InvalidCastException">The value is something else.</exception>
    public T? GetValue<T>()
        where T : notnull =>
        Values is [T first, ..] ? first : Converted<T>() is [var converted, ..] ? converted : default;

    /// <summary>The values as a type.</summary>
    /// <inheritdoc cref="GetValue"/>
    public IReadOnlyList<T> GetValues<T>()
        where T : notnull =>
        Values.All(value => value is T) ? [.. Values.Cast<T>()] : Converted<T>();

    /// <summary>The attribute as a JSON object with its key and a list of values.</summary>
    public string ToJson(EntryJsonOptions? options = null) => EntryJson.Write(
        options,
        (writer, chosen) =>
        {
            writer.WriteStartObject();
            EntryJson.WriteAttribute(writer, this, chosen);
            writer.WriteEndObject();
        });

    /// <summary>The attribute's lines of an LDIF record (RFC 2849).</summary>
    public string ToLdif()
    {
        var record = new LdifContentRecord(
            DistinguishedName.Empty, new LdapAttribute(Definition.Name, RawValues)).ToLdif();
        var name = record.IndexOf("dn:", StringComparison.Ordinal);
        return record[(record.IndexOf('\n', name) + 1)..].TrimEnd() + "\n";
    }

    /// <inheritdoc/>
    public IEnumerator<object> GetEnumerator() => Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The key and the values, for people.</summary>
    public override string ToString() => $"{Key}: {string.Join("; ", Values)}";

    IReadOnlyList<object> Convert()
    {
        var values = Definition.DereferenceAs is { } referenced
            ? RawValues.Select(value => _entry.Follow(referenced, value)).ToArray()
            : ValueConverterSet.Default.Read(RawValues, Definition.Name, Definition.Syntax);
        return values.Count == 0 ? Definition.Default
            : Definition.PostQuery is { } translate ? translate(values)
            : values;
    }

    List<T> Converted<T>()
        where T : notnull
    {
        if (ValueConverterSet.Default.Find(typeof(T), Definition.Name, Definition.Syntax) is not ValueConverter<T> converter)
        {
            throw new InvalidCastException($"{Key} has no values of the type {typeof(T).Name}, and none can be made of them.");
        }

        var converted = new List<T>(RawValues.Count);
        foreach (var raw in RawValues)
        {
            if (converter.TryRead(raw.Span, out var value))
            {
                converted.Add(value);
            }
        }

        return converted;
    }
}
