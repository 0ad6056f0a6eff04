using System.Text;
using System.Text.Unicode;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values;

/// <summary>Turns attribute values into values of one .NET type and back. Immutable and thread safe.</summary>
/// <typeparam name="T">The .NET type, never a nullable value type.</typeparam>
public abstract class ValueConverter<T> : ValueConverter
    where T : notnull
{
    const int LongestQuote = 40;

    /// <inheritdoc/>
    public override Type ValueType => typeof(T);

    /// <summary>Reads a value.</summary>
    /// <returns>False when the value stands for none, as "never" does among Active Directory's times.</returns>
    /// <exception cref="FormatException">The octets are no such value; the message quotes them.</exception>
    public abstract bool TryRead(ReadOnlySpan<byte> value, out T result);

    /// <summary>Writes a value.</summary>
    public abstract OctetString Write(T value);

    /// <inheritdoc/>
    public sealed override object? ReadObject(ReadOnlySpan<byte> value) => TryRead(value, out var result) ? result : null;

    /// <inheritdoc/>
    public sealed override OctetString WriteObject(object value) => Write((T)value);

    /// <summary>The exception for octets that are no value of this kind.</summary>
    /// <param name="value">The octets.</param>
    /// <param name="expected">What would be one, as the end of a sentence that begins "Expected is".</param>
    protected static FormatException Malformed(ReadOnlySpan<byte> value, string expected)
    {
        // Octets that are no text would make the message unreadable.
        var start = value[..Math.Min(value.Length, LongestQuote)];
        var text = Utf8.IsValid(value) && start.IndexOfAnyInRange<byte>(0, 0x1F) < 0
            ? $"\"{Encoding.UTF8.GetString(start)}"
            : $"\"#{Convert.ToHexStringLower(start)}";
        return new FormatException(
            $"{text}{(value.Length > LongestQuote ? "..." : "")}\" cannot be read as {typeof(T).Name}. Expected is {expected}.");
    }
}
