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

    internal AttributeValues(ReadOnlySpan<byte> encoded) => _encoded = new BerReader(encoded);

    internal AttributeValues(IReadOnlyList<OctetString> decoded) => _decoded = decoded;

    /// <summary>The value that <see cref="MoveNext"/> came to.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>Goes to the next value.</summary>
    /// <returns>Whether there was one.</returns>
    public bool MoveNext()
    {
        if (_decoded is not null)
        {
            if (_next == _decoded.Count)
            {
                return false;
            }

            Current = _decoded[_next++].Span;
            return true;
        }

        if (_encoded.AtEnd)
        {
            return false;
        }

        Current = _encoded.ReadContents(BerTag.OctetString);
        return true;
    }

    /// <summary>The values from the first on.</summary>
    public readonly AttributeValues GetEnumerator() => this;
}
