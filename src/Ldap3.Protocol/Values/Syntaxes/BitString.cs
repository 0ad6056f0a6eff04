using System.Diagnostics.CodeAnalysis;

namespace Ldap3.Protocol.Values.Syntaxes;

/// <summary>
/// A row of bits (RFC 4517 section 3.3.2): <c>'0101'B</c>. Immutable; equal when the bits are. The default has none.
/// </summary>
public readonly struct BitString : IEquatable<BitString>, IParsable<BitString>
{
    readonly string? _digits;

    /// <summary>Makes a row of bits, the first one first.</summary>
    public BitString(params IReadOnlyList<bool> bits)
    {
        ArgumentNullException.ThrowIfNull(bits);
        _digits = string.Concat(bits.Select(bit => bit ? '1' : '0'));
    }

    BitString(string digits) => _digits = digits;

    /// <summary>The bits, the first one first.</summary>
    public IReadOnlyList<bool> Bits => [.. Digits.Select(digit => digit == '1')];

    /// <summary>How many bits there are.</summary>
    public int Length => Digits.Length;

    string Digits => _digits ?? "";

    /// <summary>Whether the bits are the same.</summary>
    public static bool operator ==(BitString left, BitString right) => left.Equals(right);

    /// <summary>Whether the bits differ.</summary>
    public static bool operator !=(BitString left, BitString right) => !left.Equals(right);

    /// <summary>Reads the form <c>'0101'B</c>.</summary>
    /// <exception cref="LdapFormatException">The text is no row of bits.</exception>
    public static BitString Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var bits)
            ? bits
            : throw new LdapFormatException("A bit string is expected, such as '0101'B", text, 0);
    }

    /// <summary>Reads the form <c>'0101'B</c>, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out BitString result)
    {
        var isBits = text is ['\'', .., '\'', 'B'] && text.Length > 2 && !text.AsSpan()[1..^2].ContainsAnyExcept('0', '1');
        result = isBits ? new BitString(text![1..^2]) : default;
        return isBits;
    }

    static BitString IParsable<BitString>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<BitString>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BitString result) =>
        TryParse(s, out result);

    /// <inheritdoc/>
    public bool Equals(BitString other) => Digits == other.Digits;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BitString other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Digits.GetHashCode(StringComparison.Ordinal);

    /// <summary>The bits as a directory has them.</summary>
    public override string ToString() => $"'{Digits}'B";
}
