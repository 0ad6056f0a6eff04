using System.Diagnostics.CodeAnalysis;

namespace Ldap3.Protocol.Values.Syntaxes;

/// <summary>
/// The ways by which somebody wants to be sent something, the preferred one first (RFC 4517 section 3.3.5):
/// <c>telephone $ videotex</c>. Immutable; equal when the ways and their order are.
/// </summary>
public sealed class DeliveryMethods : IEquatable<DeliveryMethods>, IParsable<DeliveryMethods>
{
    /// <summary>Makes a list of ways.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public DeliveryMethods(params IReadOnlyList<DeliveryMethod> methods)
    {
        ArgumentNullException.ThrowIfNull(methods);
        Methods = methods.Count > 0
            ? [.. methods]
            : throw new ArgumentException("At least one way of delivery is needed; Any is one.", nameof(methods));
    }

    /// <summary>The ways, the preferred one first.</summary>
    public IReadOnlyList<DeliveryMethod> Methods { get; }

    /// <summary>Reads the form of RFC 4517.</summary>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static DeliveryMethods Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var methods)
            ? methods
            : throw new LdapFormatException("Ways of delivery are expected, such as telephone $ videotex", text, 0);
    }

    /// <summary>Reads the form of RFC 4517, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out DeliveryMethods result)
    {
        result = null;
        var methods = new List<DeliveryMethod>();
        foreach (var part in (text ?? "").Split('$', StringSplitOptions.TrimEntries))
        {
            // Numbers and lists with commas would be read as members too.
            if (!part.All(char.IsAsciiLetterOrDigit)
                || !Enum.TryParse<DeliveryMethod>(part, ignoreCase: true, out var method)
                || char.IsAsciiDigit(part[0]))
            {
                return false;
            }

            methods.Add(method);
        }

        result = new DeliveryMethods(methods);
        return true;
    }

    static DeliveryMethods IParsable<DeliveryMethods>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<DeliveryMethods>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out DeliveryMethods result) =>
        TryParse(s, out result);

    /// <inheritdoc/>
    public bool Equals(DeliveryMethods? other) => other is not null && Methods.SequenceEqual(other.Methods);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DeliveryMethods);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The ways as a directory has them.</summary>
    public override string ToString() => string.Join(" $ ", Methods.Select(method => method.ToString().ToLowerInvariant()));
}
