using System.Diagnostics.CodeAnalysis;

namespace Ldap3.Protocol.Names;

/// <summary>
/// An object identifier in dotted form, such as <c>1.3.6.1.4.1.4203</c> (<c>numericoid</c> of RFC 4512 section 1.4).
/// Immutable; the default is <c>0.0</c>, which names nothing in LDAP.
/// </summary>
public readonly struct ObjectIdentifier : IEquatable<ObjectIdentifier>, IParsable<ObjectIdentifier>
{
    const string Default = "0.0";

    readonly string? _text;

    ObjectIdentifier(string text) => _text = text;

    /// <summary>Whether both are the same.</summary>
    public static bool operator ==(ObjectIdentifier left, ObjectIdentifier right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(ObjectIdentifier left, ObjectIdentifier right) => !left.Equals(right);

    /// <summary>Reads a dotted number.</summary>
    /// <exception cref="LdapFormatException">The text is none, or is a short name.</exception>
    public static ObjectIdentifier Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ObjectIdentifierSyntax.TryScanNumber(text, out var position)
            ? new(text)
            : throw new LdapFormatException(
                "An object identifier is numbers with dots between them, none with a zero in front", text, position);
    }

    /// <summary>Reads a dotted number, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ObjectIdentifier result)
    {
        var isNumber = text is not null && ObjectIdentifierSyntax.TryScanNumber(text, out _);
        result = isNumber ? new(text!) : default;
        return isNumber;
    }

    static ObjectIdentifier IParsable<ObjectIdentifier>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<ObjectIdentifier>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, out ObjectIdentifier result) => TryParse(s, out result);

    /// <summary>Whether this identifier lies in the arc of the other: <c>1.2.3</c> in that of <c>1.2</c>, not in its own.</summary>
    public bool IsBelow(ObjectIdentifier arc)
    {
        var (text, start) = (ToString(), arc.ToString());
        return text.Length > start.Length && text[start.Length] == '.' && text.StartsWith(start, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public bool Equals(ObjectIdentifier other) => ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ObjectIdentifier other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The dotted form.</summary>
    public override string ToString() => _text ?? Default;
}
