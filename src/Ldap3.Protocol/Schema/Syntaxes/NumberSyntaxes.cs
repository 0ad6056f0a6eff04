namespace Ldap3.Protocol.Schema.Syntaxes;

/// <summary>Syntaxes whose values are numbers, truth values or times (RFC 4517 section 3.3).</summary>
static class NumberSyntaxes
{
    /// <summary>Section 3.3.16: no leading zeros, no plus sign, no negative zero.</summary>
    public static bool IsInteger(ReadOnlySpan<byte> value)
    {
        var digits = value is [(byte)'-', ..] ? value[1..] : value;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        return digits[0] != '0' || value.Length == 1;
    }

    /// <summary>Section 3.3.3: in capitals.</summary>
    public static bool IsBoolean(ReadOnlySpan<byte> value) => value.SequenceEqual("TRUE"u8) || value.SequenceEqual("FALSE"u8);

    /// <summary>Section 3.3.2.</summary>
    public static bool IsBitString(ReadOnlySpan<byte> value) =>
        value is [(byte)'\'', .., (byte)'\'', (byte)'B'] && !value[1..^2].ContainsAnyExcept((byte)'0', (byte)'1');

    /// <summary>Section 3.3.13.</summary>
    public static bool IsGeneralizedTime(ReadOnlySpan<byte> value) => GeneralizedTimeText.TryParse(value, out _);

    /// <summary>Section 3.3.34.</summary>
    public static bool IsUtcTime(ReadOnlySpan<byte> value) => UtcTimeText.TryParse(value, out _);
}
