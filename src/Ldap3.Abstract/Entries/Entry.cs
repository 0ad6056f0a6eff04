using System.Collections.Concurrent;
using Ldap3.Abstract.Definitions;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Entries;

/// <summary>
/// An entry as it was read, its attributes found by key: each is made when it is asked for. Immutable and thread safe.
/// </summary>
public sealed class Entry
{
    const string Binary = ";binary";

    readonly EntryReferences? _references;
    readonly EntryPath? _path;
    ConcurrentDictionary<string, EntryAttribute>? _byKey;
    IReadOnlyList<EntryAttribute>? _attributes;

    internal Entry(
        ObjectDefinition definition,
        SearchResultEntry source,
        DateTimeOffset readTime,
        EntryReferences? references = null,
        EntryPath? path = null)
    {
        Source = source;
        Definition = definition;
        ReadTime = readTime;
        _references = references;
        _path = references is null ? null : new EntryPath(source.ObjectName, path);
    }

    /// <summary>The entry's name.</summary>
    public DistinguishedName Dn => Source.ObjectName;

    /// <summary>Always <see cref="EntryStatus.Read"/>: a writer makes entries that can be changed.</summary>
    public EntryStatus Status { get; } = EntryStatus.Read;

    /// <summary>How the entry is known.</summary>
    public ObjectDefinition Definition { get; }

    /// <summary>When the entry was read.</summary>
    public DateTimeOffset ReadTime { get; }

    /// <summary>The entry as it came from the server.</summary>
    public SearchResultEntry Source { get; }

    /// <summary>
    /// The attributes that the entry has, in the order they came; what the definition does not have, such as operational
    /// attributes, is known by its description. Attributes without a value are found by key only.
    /// </summary>
    public IReadOnlyList<EntryAttribute> Attributes => _attributes ??= [.. Present()];

    /// <summary>The attributes that the entry has and its definition does not: operational ones, most often.</summary>
    public IEnumerable<EntryAttribute> OperationalAttributes => Attributes.Where(attribute => attribute.IsOperational);

    /// <summary>The values of the attributes that the entry has, by key; case does not count.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<object>> Values => Attributes.ToDictionary(
        attribute => attribute.Key, attribute => attribute.Values, StringComparer.OrdinalIgnoreCase);

    /// <summary>The attribute of that key, alias or name; one without values when the entry lacks it. Case and spaces do not count.</summary>
    /// <exception cref="KeyNotFoundException">The definition has none, and none was read.</exception>
    public EntryAttribute this[string key] => Find(key) ?? throw new KeyNotFoundException(
        $"The entry \"{Dn}\" has no attribute \"{key}\", and its definition has none. It has: "
        + $"{string.Join(", ", Attributes.Select(attribute => attribute.Key))}.");

    /// <summary>
    /// The attribute of that key, alias or name; null when the definition has none and none was read. Case and spaces do not
    /// count.
    /// </summary>
    public EntryAttribute? Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var byKey = _byKey ?? Interlocked.CompareExchange(ref _byKey, NewCache(), null) ?? _byKey;
        if (byKey.TryGetValue(key, out var known))
        {
            return known;
        }

        var attribute = Definition.Find(key) is { } definition ? Attribute(definition)
            : Source.Find(key) is { } found ? Undefined(found)
            : null;
        return attribute is null ? null : byKey.GetOrAdd(attribute.Key, attribute);
    }

    /// <summary>Whether the entry has a value of the attribute of that key, alias or name.</summary>
    public bool Has(string key) => Find(key) is { RawValues.Count: > 0 };

    /// <summary>The values of an attribute as the directory stores them; empty when the entry has none.</summary>
    /// <param name="attribute">The attribute's own name, options included.</param>
    public IReadOnlyList<OctetString> RawValues(string attribute) =>
        (Source.Find(attribute) ?? Source.Find(attribute + Binary))?.Values ?? [];

    /// <summary>The entry as an LDIF record (RFC 2849).</summary>
    public string ToLdif() => new LdifContentRecord(Source).ToLdif();

    /// <summary>
    /// The entry as a JSON object: <c>dn</c>, and <c>attributes</c> with a list of values for each key. Octets are base64.
    /// </summary>
    public string ToJson(EntryJsonOptions? options = null) =>
        EntryJson.Write(options, (writer, chosen) => EntryJson.WriteEntry(writer, this, chosen));

    /// <summary>The entry's name.</summary>
    public override string ToString() => Dn.ToString();

    /// <summary>The entry that a value names; the name when that is not here, or was followed on the way to this entry.</summary>
    internal object Follow(ObjectDefinition definition, OctetString value)
    {
        var name = DistinguishedName.Verbatim(value.ToString());
        return _references is not null && !_path!.Contains(name) && _references.Find(definition, name) is { } referenced
            ? new Entry(definition, referenced, ReadTime, _references, _path)
            : name;
    }

    static ConcurrentDictionary<string, EntryAttribute> NewCache() =>
        new(concurrencyLevel: 1, capacity: 7, StringComparer.OrdinalIgnoreCase);

    IEnumerable<EntryAttribute> Present()
    {
        foreach (var found in Source.Attributes)
        {
            var name = found.Description.ToString();
            var definitions = Definition.WithName(name);
            if (name.EndsWith(Binary, StringComparison.OrdinalIgnoreCase) && !definitions.Any())
            {
                definitions = Definition.WithName(name[..^Binary.Length]);
            }

            var isDefined = false;
            foreach (var definition in definitions)
            {
                isDefined = true;
                yield return Find(definition.Key)!;
            }

            if (!isDefined)
            {
                yield return Undefined(found);
            }
        }
    }

    EntryAttribute Attribute(AttributeDefinition definition) =>
        new(this, definition, RawValues(definition.Name), isOperational: false);

    EntryAttribute Undefined(LdapAttribute found) =>
        new(this, new AttributeDefinition(found.Description.ToString()), found.Values, isOperational: true);
}
