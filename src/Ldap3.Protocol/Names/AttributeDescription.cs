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
    public string Type => HasOptions ? _text[.._typeLength] : _text;

    /// <summary>The options without their semicolons, in the order written.</summary>
    public IReadOnlyList<string> Options => HasOptions ? _text[(_typeLength + 1)..].Split(';') : [];

    /// <summary>The languages of the values, such as <c>de</c> and <c>de-AT</c> (RFC 3866 section 2.1); mostly one or none.</summary>
    public IReadOnlyList<string> Languages => HasOptions ? [.. Options.Select(LanguageTag.Of).OfType<string>()] : [];

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
        return TryParse(text, out var description, out var position)
            ? description
            : throw new LdapFormatException(AttributeDescriptionSyntax.Expected, text, position);
    }

    /// <summary>Reads a description, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out AttributeDescription? result)
    {
        result = null;
        return text is not null && TryParse(text, out result, out _);
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

    /// <summary>Whether the option is there, without regard to case.</summary>
    /// <param name="option">The option without its semicolon, such as <c>binary</c>.</param>
    public bool HasOption(string option) => HasOptions && Options.Contains(option, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether an attribute of that description comes along when this one is asked for: it is of the same type, and has all
    /// options of this one, more or not (RFC 4512 section 2.5.3). An option such as <c>lang-en-</c> stands for that language
    /// in all its variants, <c>lang-</c> for any (RFC 3866 section 3). Subtypes of the type are the schema's to know.
    /// </summary>
    public bool Includes(AttributeDescription other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _text.AsSpan(0, _typeLength).Equals(other._text.AsSpan(0, other._typeLength), StringComparison.OrdinalIgnoreCase)
            && (!HasOptions || Options.All(option => other.Options.Any(there => LanguageTag.Covers(option, there))));
    }

    /// <summary>The same type without options.</summary>
    public AttributeDescription WithoutOptions() => HasOptions ? new(Type, _typeLength) : this;

    /// <inheritdoc/>
    public bool Equals(AttributeDescription? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

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

    internal static bool TryParse(
        ReadOnlySpan<char> text, [NotNullWhen(true)] out AttributeDescription? result, out int position)
    {
        position = 0;
        result = KnownAttributes.Find(text);
        if (result is null && AttributeDescriptionSyntax.TryScan(text, out var typeLength, out position))
        {
            result = new(text.ToString(), typeLength);
        }

        return result is not null;
    }

    /// <summary>Makes a description of a text that is known to be one.</summary>
    internal static AttributeDescription Create(string text) =>
        AttributeDescriptionSyntax.TryScan(text, out var typeLength, out _)
            ? new(text, typeLength)
            : throw new ArgumentException($"{text} is no attribute description.", nameof(text));
}
