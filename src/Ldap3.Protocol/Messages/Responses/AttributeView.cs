using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Messages;

/// <summary>
/// An attribute of an entry found, looked at where it lies among the octets that came: nothing is decoded or copied.
/// <c>foreach</c> over it yields each value's octets. Immutable, and valid as long as it is kept.
/// </summary>
public readonly struct AttributeView
{
    readonly WireEntry? _wire;
    readonly LdapAttribute? _attribute;
    readonly AttributeSlot _slot;

    internal AttributeView(WireEntry wire, AttributeSlot slot)
    {
        _wire = wire;
        _slot = slot;
    }

    internal AttributeView(LdapAttribute attribute) => _attribute = attribute;

    /// <summary>The octets of the attribute description as the server sent it.</summary>
    public ReadOnlySpan<byte> Name => _wire is { } wire
        ? wire.Octets.Slice(_slot.NameStart, _slot.NameLength)
        : System.Text.Encoding.UTF8.GetBytes(Description.ToString());

    /// <summary>
    /// The type and its options. What a server sends is taken as it comes, even when RFC 4512 does not allow it; the same
    /// object is returned again and again for descriptions that are seen often.
    /// </summary>
    public AttributeDescription Description =>
        _wire is not null ? AttributeDescriptionCache.Get(Name)
        : _attribute?.Description ?? throw new InvalidOperationException("A default attribute view is a view of nothing.");

    /// <summary>The number of values. Counts them: ask once.</summary>
    public int Count
    {
        get
        {
            if (_wire is null)
            {
                return _attribute?.Values.Count ?? 0;
            }

            var count = 0;
            foreach (var _ in this)
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>Whether there is no value at all.</summary>
    public bool IsEmpty => _wire is null ? _attribute is null or { Values.Count: 0 } : _slot.ValuesStart == _slot.ValuesEnd;

    /// <summary>The octets of the first value, or none when there is no value.</summary>
    public ReadOnlySpan<byte> First
    {
        get
        {
            var values = GetEnumerator();
            return values.MoveNext() ? values.Current : default;
        }
    }

    /// <summary>Begins to go over the values.</summary>
    public AttributeViewEnumerator GetEnumerator() => _wire is { } wire
        ? new AttributeViewEnumerator(wire.Octets, _slot.ValuesStart, _slot.ValuesEnd)
        : new AttributeViewEnumerator(_attribute?.Values ?? []);

    /// <summary>The values, each a slice of the octets that came.</summary>
    internal OctetString[] ToValues()
    {
        if (_wire is not { } wire)
        {
            return [.. _attribute!.Values];
        }

        var values = new OctetString[Count];
        var enumerator = GetEnumerator();
        for (var i = 0; enumerator.MoveNext(); i++)
        {
            values[i] = wire.Slice(enumerator.Position - enumerator.Current.Length, enumerator.Current.Length);
        }

        return values;
    }
}
