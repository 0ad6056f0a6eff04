using System.Text;

namespace Ldap3.Protocol.Ber;

/// <summary>
/// A value as it travels: any octets, text or not (OCTET STRING of RFC 4511 section 4.1.2). Immutable as long as whoever
/// owns the memory leaves it alone; equal when the octets are. The default is the empty value.
/// </summary>
/// <param name="octets">The octets. They are not copied.</param>
public readonly struct OctetString(ReadOnlyMemory<byte> octets) : IEquatable<OctetString>
{
    /// <summary>The empty value.</summary>
    public static OctetString Empty => default;

    /// <summary>The octets.</summary>
    public ReadOnlyMemory<byte> Memory { get; } = octets;

    /// <summary>The octets, for reading at once.</summary>
    public ReadOnlySpan<byte> Span => Memory.Span;

    /// <summary>The number of octets.</summary>
    public int Length => Memory.Length;

    /// <summary>Whether there are no octets.</summary>
    public bool IsEmpty => Memory.IsEmpty;

    /// <summary>Makes a value of the UTF-8 form of a text.</summary>
    public static implicit operator OctetString(string text) => FromString(text);

    /// <summary>Makes a value of octets, which are not copied.</summary>
    public static implicit operator OctetString(byte[] octets) => new(octets);

    /// <summary>Whether both hold the same octets.</summary>
    public static bool operator ==(OctetString left, OctetString right) => left.Equals(right);

    /// <summary>Whether the octets differ.</summary>
    public static bool operator !=(OctetString left, OctetString right) => !left.Equals(right);

    /// <summary>Makes a value of the UTF-8 form of a text.</summary>
    public static OctetString FromString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A copy of the octets.</summary>
    public byte[] ToArray() => Memory.ToArray();

    /// <inheritdoc/>
    public bool Equals(OctetString other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is OctetString other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <summary>The octets read as UTF-8; what is not UTF-8 becomes U+FFFD.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Span);
}
