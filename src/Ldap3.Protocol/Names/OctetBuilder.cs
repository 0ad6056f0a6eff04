using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Names;

/// <summary>Gathers the octets of a value while its text is unescaped, in a rented buffer that must be given back.</summary>
ref struct OctetBuilder()
{
    const int Usual = 256;

    byte[] _octets = ArrayPool<byte>.Shared.Rent(Usual);

    public int Count { get; private set; }

    /// <summary>The octets so far, until the next is appended.</summary>
    public readonly ReadOnlySpan<byte> Span => _octets.AsSpan(0, Count);

    public void Append(byte octet)
    {
        Reserve(1);
        _octets[Count++] = octet;
    }

    public void Append(scoped ReadOnlySpan<byte> octets)
    {
        Reserve(octets.Length);
        octets.CopyTo(_octets.AsSpan(Count));
        Count += octets.Length;
    }

    /// <summary>Appends the UTF-8 form of the text, or says where half of a surrogate pair stands alone.</summary>
    public bool TryAppend(ReadOnlySpan<char> text, out int loneSurrogate)
    {
        Reserve(checked(text.Length * 3));
        var status = Utf8.FromUtf16(text, _octets.AsSpan(Count), out loneSurrogate, out var written, replaceInvalidSequences: false);
        Count += written;
        return status == OperationStatus.Done;
    }

    /// <summary>Encodes a whole value that has no escapes; false when it is no Unicode.</summary>
    public static bool TryEncode(ReadOnlySpan<char> text, out OctetString value)
    {
        var isText = !text.ContainsAnyInRange('\uD800', '\uDFFF');
        value = isText ? new(EncodeUtf8(text)) : default;
        return isText;
    }

    /// <summary>Forgets the octets after the first <paramref name="count"/>.</summary>
    public void Truncate(int count) => Count = count;

    public readonly OctetString ToOctetString() => Count == 0 ? default : new(_octets.AsMemory(0, Count).ToArray());

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_octets);
        _octets = [];
    }

    static byte[] EncodeUtf8(ReadOnlySpan<char> text)
    {
        var octets = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, octets);
        return octets;
    }

    void Reserve(int more)
    {
        var needed = checked(Count + more);
        if (needed <= _octets.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, Math.Min(_octets.Length * 2, Array.MaxLength)));
        _octets.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_octets);
        _octets = larger;
    }
}
