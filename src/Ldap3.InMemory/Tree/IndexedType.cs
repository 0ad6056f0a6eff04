using System.Buffers.Binary;
using Ldap3.InMemory.Storage;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Schema.Matching;

namespace Ldap3.InMemory.Tree;

/// <summary>An attribute type with an index, and the keys of its values there. Immutable.</summary>
sealed class IndexedType(LdapSchema schema, AttributeType type, DirectoryIndexKinds kinds)
{
    const int OrderOctets = 16;

    readonly MatchingRule? _substrings =
        kinds.HasFlag(DirectoryIndexKinds.Substrings) ? schema.SubstringsOf(type) : null;

    public MatchingRule? Equality { get; } = kinds.HasFlag(DirectoryIndexKinds.Equality) ? schema.EqualityOf(type) : null;

    public MatchingRule? Ordering { get; } = kinds.HasFlag(DirectoryIndexKinds.Ordering) ? schema.OrderingOf(type) : null;

    public bool HasSubstrings => _substrings is not null;

    public bool HasPresence => kinds.HasFlag(DirectoryIndexKinds.Presence);

    /// <summary>The keys that an entry with this value has. What is not of the syntax equals nothing, and has none.</summary>
    public void AddEqualityKeys(OctetString value, List<ulong> keys)
    {
        if (IsObjectClass)
        {
            AddClassKeys(value, keys);
        }
        else if (Equality!.Normalize(value.Span) is { } key)
        {
            keys.Add(StableHash.Of(key.Span));
        }
    }

    /// <summary>The key that an entry with the asserted value has; null when no value can equal it.</summary>
    public ulong? KeyOf(OctetString asserted) =>
        IsObjectClass ? ClassKey(schema.FindObjectClass(asserted.ToString())?.Oid ?? asserted.ToString())
        : Equality!.Assert(asserted.Span).EqualityKey is { } key ? StableHash.Of(key.Span)
        : null;

    public void AddPieceKeys(OctetString value, List<ulong> keys)
    {
        if (_substrings!.Normalize(value.Span) is { } key)
        {
            TextPieces.AddAll(key.Span, keys);
        }
    }

    /// <summary>What orders a value: the first octets of its key. Equal ones need not be equal values.</summary>
    public UInt128? OrderOf(ReadOnlySpan<byte> value) => Ordering!.Normalize(value) is { } key ? OrderOf(key) : null;

    public UInt128? OrderOfAssertion(ReadOnlySpan<byte> value) =>
        Ordering!.NormalizeAssertion(value) is { } key ? OrderOf(key) : null;

    bool IsObjectClass { get; } = type.Name.Equals("objectClass", StringComparison.OrdinalIgnoreCase);

    static UInt128 OrderOf(OctetString key)
    {
        Span<byte> octets = stackalloc byte[OrderOctets];
        octets.Clear();
        key.Span[..Math.Min(OrderOctets, key.Length)].CopyTo(octets);
        return BinaryPrimitives.ReadUInt128BigEndian(octets);
    }

    static ulong ClassKey(string nameOrOid) => StableHash.Of(nameOrOid.ToUpperInvariant());

    // RFC 4512 section 2.4.1: an entry is of its classes and of all that they derive from.
    void AddClassKeys(OctetString value, List<ulong> keys)
    {
        var name = value.ToString();
        if (schema.FindObjectClass(name) is not { } known)
        {
            keys.Add(ClassKey(name));
            return;
        }

        foreach (var objectClass in schema.WithSuperClasses(known))
        {
            keys.Add(ClassKey(objectClass.Oid));
        }
    }
}
