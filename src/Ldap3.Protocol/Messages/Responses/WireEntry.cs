using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Messages;

/// <summary>
/// The octets of an entry, walked over once: every length in them is known to fit, so that reading values later cannot
/// fail. Immutable.
/// </summary>
/// <param name="octets">The whole message.</param>
/// <param name="nameStart">The offset of the entry's name.</param>
/// <param name="nameLength">Its length.</param>
/// <param name="slots">Where the attributes lie.</param>
sealed class WireEntry(ReadOnlyMemory<byte> octets, int nameStart, int nameLength, AttributeSlot[] slots)
{
    const int SlotsOnStack = 32;

    public ReadOnlySpan<byte> Octets => octets.Span;

    public ReadOnlySpan<byte> Name => octets.Span.Slice(nameStart, nameLength);

    public AttributeSlot[] Slots => slots;

    public static WireEntry Read(BerReader contents)
    {
        var nameStart = contents.Skip(BerTag.OctetString, out var nameLength);
        var attributes = contents.ReadSequence();
        var found = new SlotList(stackalloc AttributeSlot[SlotsOnStack]);
        while (attributes.HasMore)
        {
            found.Add(ReadAttribute(attributes.ReadSequence()));
        }

        return new WireEntry(contents.Memory, nameStart, nameLength, found.ToArray());
    }

    /// <summary>A value as a slice of the message.</summary>
    public OctetString Slice(int start, int length) => new(octets.Slice(start, length));

    static AttributeSlot ReadAttribute(BerReader attribute)
    {
        var nameStart = attribute.Skip(BerTag.OctetString, out var nameLength);
        var values = attribute.ReadConstructed(BerTag.Set);
        var valuesStart = values.Position;
        while (values.HasMore)
        {
            values.Skip(BerTag.OctetString, out _);
        }

        return new AttributeSlot(nameStart, nameLength, valuesStart, values.End);
    }

    ref struct SlotList(Span<AttributeSlot> space)
    {
        Span<AttributeSlot> _space = space;
        int _count;

        public void Add(AttributeSlot slot)
        {
            if (_count == _space.Length)
            {
                var larger = new AttributeSlot[_count * 2];
                _space.CopyTo(larger);
                _space = larger;
            }

            _space[_count++] = slot;
        }

        public readonly AttributeSlot[] ToArray() => _space[.._count].ToArray();
    }
}
