using System.Globalization;
using Ldap3.InMemory.Operations.SchemaRules;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Operations;

/// <summary>Makes entries of what clients send: knows the schema's types, refuses doubles, stamps who wrote when.</summary>
sealed class EntryFactory(InMemoryDirectoryOptions options)
{
    const string TimestampFormat = "yyyyMMddHHmmss'Z'";
    const int Stamps = 8;

    readonly SharedAttributes _shared = new();
    readonly ClassRulesCache _rules = new(options.Schema);

    LdapSchema Schema => options.Schema;

    public AttributeType? TypeOf(AttributeDescription description) => Schema.FindAttributeType(description.Type);

    /// <summary>Whether values of a type are numbers that can be counted up.</summary>
    public bool IsInteger(AttributeType type) => Schema.SyntaxOf(type) is null or SyntaxOid.Integer;

    /// <summary>Whether values of a type can be told apart.</summary>
    public bool HasEquality(AttributeType type) => Schema.EqualityOf(type) is not null;

    /// <summary>An attribute with values of which no two are equal.</summary>
    public StoredAttribute Attribute(AttributeDescription description, IReadOnlyList<OctetString> values)
    {
        var type = TypeOf(description);
        if (values.Count > 1)
        {
            RefuseDoubles(description, type, values);
        }

        return _shared.Of(new StoredAttribute(Named(description, type), type, [.. values]));
    }

    /// <summary>What two equal values of a type have in common.</summary>
    public OctetString Key(AttributeType? type, OctetString value) =>
        (type is null ? null : Schema.EqualityOf(type))?.Normalize(value.Span) ?? value;

    /// <summary>A new entry, its name's values among its attributes, stamped.</summary>
    /// <param name="request">What is to be in it.</param>
    /// <param name="author">Who adds it.</param>
    /// <param name="isRelaxed">Whether the request may set what only the directory sets.</param>
    public StoredEntry Create(AddRequest request, DistinguishedName author, bool isRelaxed = false)
    {
        var attributes = new List<StoredAttribute>(request.Attributes.Count + Stamps);
        foreach (var attribute in request.Attributes)
        {
            if (attribute.Values.Count == 0)
            {
                throw new Refusal(ResultCode.ProtocolError, $"{attribute.Description}: no values given");
            }

            var stored = Attribute(attribute.Description, attribute.Values);
            if (!isRelaxed)
            {
                RefuseOperational(stored);
            }

            if (attributes.Exists(other => StoredEntry.IsSame(other, stored.Description, stored.Type)))
            {
                throw new Refusal(ResultCode.AttributeOrValueExists, $"{stored.Description}: provided more than once");
            }

            attributes.Add(stored);
        }

        var entry = new StoredEntry(request.Entry, attributes.ToArray());
        entry = WithNameValues(entry);
        var now = Now();
        return Stamp(entry, isRelaxed, [
            ("structuralObjectClass", StructuralClass(entry)),
            ("entryUUID", Guid.NewGuid().ToString("D")),
            ("creatorsName", author.ToString()),
            ("createTimestamp", now),
            ("modifiersName", author.ToString()),
            ("modifyTimestamp", now),
        ]);
    }

    /// <summary>The entry with a new writer and time of writing.</summary>
    public StoredEntry Touch(StoredEntry entry, DistinguishedName author) =>
        Stamp(entry, keepsOld: false, [("modifiersName", author.ToString()), ("modifyTimestamp", Now())]);

    /// <summary>The entry with the values of its relative name among its attributes (RFC 4511 section 4.7).</summary>
    public StoredEntry WithNameValues(StoredEntry entry)
    {
        foreach (var part in entry.Name.Rdn?.Parts ?? [])
        {
            var type = TypeOf(part.Type);
            var description = Named(part.Type, type);
            var present = entry.Find(description, type);
            if (present is null)
            {
                entry = entry.With(description, type, new StoredAttribute(description, type, [part.Value]));
            }
            else if (!present.Values.Any(value => Key(type, value) == Key(type, part.Value)))
            {
                entry = entry.With(description, type, present with { Values = [.. present.Values, part.Value] });
            }
        }

        return entry;
    }

    /// <summary>Refuses what only the directory itself may write.</summary>
    public void RefuseOperational(StoredAttribute attribute)
    {
        // Active Directory says so of what only new entries are given.
        if (attribute.Type is { NoUserModification: true } && options.ActiveDirectory is null)
        {
            throw new Refusal(ResultCode.ConstraintViolation, $"{attribute.Description}: no user modification allowed");
        }
    }

    /// <summary>The most derived structural class of an entry, or null.</summary>
    public string? StructuralClass(StoredEntry entry) => RulesOf(entry).Structural?.Name;

    /// <summary>What the classes of an entry demand.</summary>
    public ClassRules RulesOf(StoredEntry entry) => _rules.Of(entry.Find("objectClass", TypeOf("objectClass")));

    /// <summary>The classes of an entry that the schema knows.</summary>
    public IEnumerable<ObjectClass> Classes(StoredEntry entry) =>
        entry.Find("objectClass", TypeOf("objectClass"))?.Values
            .Select(value => Schema.FindObjectClass(value.ToString()))
            .OfType<ObjectClass>() ?? [];

    // RFC 4511 section 4.5.2: clients are given the short name, whatever name the attribute was written by.
    static AttributeDescription Named(AttributeDescription description, AttributeType? type) =>
        type is null || type.Names.Count == 0 || description.Type.Equals(type.Names[0], StringComparison.OrdinalIgnoreCase)
            ? description
            : AttributeDescription.Parse(string.Join(';', [type.Names[0], .. description.Options]));

    StoredEntry Stamp(StoredEntry entry, bool keepsOld, ReadOnlySpan<(string Name, string? Value)> stamps)
    {
        var attributes = new List<StoredAttribute>(entry.Attributes.Count + stamps.Length);
        attributes.AddRange(entry.Attributes);
        foreach (var (name, value) in stamps)
        {
            if (value is null)
            {
                continue;
            }

            AttributeDescription description = name;
            var type = TypeOf(description);
            if (type is null && options.ActiveDirectory is not null)
            {
                // Its schema has other ways to say the same.
                continue;
            }

            var place = attributes.FindIndex(attribute => StoredEntry.IsSame(attribute, description, type));
            if (place < 0)
            {
                attributes.Add(_shared.Of(new StoredAttribute(description, type, [value])));
            }
            else if (!keepsOld)
            {
                attributes[place] = _shared.Of(new StoredAttribute(description, type, [value]));
            }
        }

        return new StoredEntry(entry.Name, attributes.ToArray());
    }

    void RefuseDoubles(AttributeDescription description, AttributeType? type, IReadOnlyList<OctetString> values)
    {
        var known = new HashSet<OctetString>();
        for (var i = 0; i < values.Count; i++)
        {
            if (!known.Add(Key(type, values[i])))
            {
                throw new Refusal(ResultCode.AttributeOrValueExists, $"{description}: value #{i} provided more than once");
            }
        }
    }

    string Now() => options.TimeProvider.GetUtcNow().ToString(TimestampFormat, CultureInfo.InvariantCulture);
}
