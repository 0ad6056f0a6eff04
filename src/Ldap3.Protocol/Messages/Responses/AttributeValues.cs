using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Messages;

/// <summary>
/// The values of one attribute of a found entry, read one after another where they lie, without a copy or an allocation:
/// <c>foreach (var octets in values)</c>. Only for use on the stack.
/// </summary>
public ref struct AttributeValues
{
    readonly IReadOnlyList<OctetString>? _decoded;
    BerReader _encoded;
    int _next;

    internal AttributeValues(BerReader encoded) => _encoded = encoded;

    internal AttributeValues(IReadOnlyList<OctetString> decoded) => _decoded = decoded;

    /// <summary>The value that <see cref="MoveNext"/> came to.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>Goes to the next value.</summary>
    /// <returns>Whether there was one.</returns>
    public bool MoveNext()
    {
        if (_decoded is null)
        {
            if (!_encoded.HasMore)
            {
                return false;
            }

            Current = _encoded.ReadOctets();
            return true;
        }

        if (_next == _decoded.Count)
        {
            return false;
        }

        Current = _decoded[_next++].Span;
        return true;
    }

    /// <summary>The values from this one on; from the first when <see cref="MoveNext"/> was not called.</summary>
    public readonly AttributeValues GetEnumerator() => this;

    /// <summary>How many values are left. Counts them: ask once.</summary>
    public readonly int Count()
    {
        if (_decoded is not null)
        {
            return _decoded.Count - _next;
        }

        var rest = _encoded;
        var count = 0;
        for (; rest.HasMore; count++)
        {
            rest.Skip(BerTag.OctetString, out _);
        }

        return count;
    }
}
