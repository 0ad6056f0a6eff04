using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Messages;

/// <summary>Goes over the values of an <see cref="AttributeView"/> without copying them.</summary>
public ref struct AttributeViewEnumerator
{
    readonly IReadOnlyList<OctetString>? _values;
    BerReader _reader;
    int _next;

    internal AttributeViewEnumerator(ReadOnlySpan<byte> octets, int start, int end) =>
        _reader = new BerReader(octets, start, end);

    internal AttributeViewEnumerator(IReadOnlyList<OctetString> values) => _values = values;

    /// <summary>The octets of the value arrived at.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>The offset behind the value arrived at.</summary>
    internal readonly int Position => _reader.Position;

    /// <summary>Goes on to the next value, or returns false when there is none.</summary>
    public bool MoveNext()
    {
        if (_values is null)
        {
            if (!_reader.HasMore)
            {
                return false;
            }

            Current = _reader.ReadOctets();
            return true;
        }

        if (_next == _values.Count)
        {
            return false;
        }

        Current = _values[_next++].Span;
        return true;
    }
}
