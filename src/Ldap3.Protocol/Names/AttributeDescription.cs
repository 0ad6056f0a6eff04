using System.Diagnostics.CodeAnalysis;

namespace Ldap3.Protocol.Names;

/// <summary>
/// An attribute type with its options, such as <c>cn;lang-de</c> or <c>2.5.4.3</c> (RFC 4512 section 2.5). Immutable.
/// Types and options compare without regard to case, options also without regard to order.
/// </summary>
public sealed class AttributeDescription : IEquatable<AttributeDescription>, IParsable<AttributeDescription>
{
    readonly string _text;
    readonly int _typeLength;

    AttributeDescription(string text, int typeLength)
    {
        _text = text;
        _typeLength = typeLength;
    }

    /// <summary>The attribute type: a short name or a dotted number, in the case it was written in.</summary>
    public string Type => _typeLength == _text.Length ? _text : _text[.._typeLength];

    /// <summary>The options without their semicolons, in the order written.</summary>
    public IReadOnlyList<string> Options => HasOptions ? _text[(_typeLength + 1)..].Split(';') : [];

    /// <summary>Whether there is at least one option.</summary>
    public bool HasOptions => _typeLength < _text.Length;

    /// <summary>Reads a description.</summary>
    /// <exception cref="LdapFormatException">The text is no attribute description.</exception>
    public static implicit operator AttributeDescription(string text) => Parse(text);

    /// <summary>Reads a description.</summary>
    /// <exception cref="LdapFormatException">The text is no attribute description.</exception>
    public static AttributeDescription Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return AttributeDescriptionSyntax.TryScan(text, out var typeLength, out var position)
            ? new(text, typeLength)
            : throw new LdapFormatException(
                "An attribute description is a letter followed by letters, digits and hyphens, or a dotted number, "
                + "and then options that each begin with a semicolon",
                text,
                position);
    }

    /// <summary>Reads a description, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out AttributeDescription? result)
    {
        result = text is not null && AttributeDescriptionSyntax.TryScan(text, out var typeLength, out _)
            ? new(text, typeLength)
            : null;
        return result is not null;
    }

    /// <summary>A description that a server sent: kept as it came, even where RFC 4512 does not allow it.</summary>
    internal static AttributeDescription FromServer(string text)
    {
        var semicolon = text.IndexOf(';', StringComparison.Ordinal);
        return new(text, semicolon < 0 ? text.Length : semicolon);
    }

    static AttributeDescription IParsable<AttributeDescription>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<AttributeDescription>.TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out AttributeDescription result) => TryParse(s, out result);

    /// <inheritdoc/>
    public bool Equals(AttributeDescription? other)
    {
        if (other is null || _typeLength != other._typeLength || _text.Length != other._text.Length)
        {
            return false;
        }

        return string.Equals(_text, other._text, StringComparison.OrdinalIgnoreCase)
            || (HasOptions
                && string.Equals(Type, other.Type, StringComparison.OrdinalIgnoreCase)
                && Options.Order(StringComparer.OrdinalIgnoreCase).SequenceEqual(
                    other.Options.Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AttributeDescription);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(_text.Length, string.GetHashCode(_text.AsSpan(0, _typeLength), StringComparison.OrdinalIgnoreCase));

    /// <summary>The description as it was written.</summary>
    public override string ToString() => _text;
}
