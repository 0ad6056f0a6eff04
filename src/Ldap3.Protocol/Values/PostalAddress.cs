using System.Diagnostics.CodeAnalysis;

namespace Ldap3.Protocol.Values;

/// <summary>
/// The lines of an address (RFC 4517 section 3.3.28): <c>1 Main St.$Anytown</c> is two. Immutable; equal when the lines are,
/// character by character. The default has no lines.
/// </summary>
public readonly struct PostalAddress : IEquatable<PostalAddress>, IParsable<PostalAddress>
{
    readonly string[]? _lines;

    /// <summary>Makes an address of lines, which need no escaping.</summary>
    /// <exception cref="ArgumentException">A line is empty.</exception>
    public PostalAddress(params IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Any(string.IsNullOrEmpty))
        {
            throw new ArgumentException("A line of a postal address has at least one character.", nameof(lines));
        }

        _lines = [.. lines];
    }

    /// <summary>The lines, unescaped.</summary>
    public IReadOnlyList<string> Lines => _lines ?? [];

    /// <summary>Whether the lines are the same.</summary>
    public static bool operator ==(PostalAddress left, PostalAddress right) => left.Equals(right);

    /// <summary>Whether the lines differ.</summary>
    public static bool operator !=(PostalAddress left, PostalAddress right) => !left.Equals(right);

    /// <summary>Reads an address as a directory has it. Empty lines, which servers let through, are left out.</summary>
    public static PostalAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new([.. text.Split('$').Where(line => line.Length > 0).Select(Unescape)]);
    }

    /// <summary>Reads an address as <see cref="Parse"/> does: every text is one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PostalAddress result)
    {
        result = text is null ? default : Parse(text);
        return text is not null;
    }

    static PostalAddress IParsable<PostalAddress>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<PostalAddress>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PostalAddress result) =>
        TryParse(s, out result);

    /// <inheritdoc/>
    public bool Equals(PostalAddress other) => Lines.SequenceEqual(other.Lines, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PostalAddress other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The address as a directory has it, with dollar signs between the lines.</summary>
    public override string ToString() => string.Join('$', Lines.Select(Escape));

    static string Escape(string line) =>
        line.Replace("\\", "\\5C", StringComparison.Ordinal).Replace("$", "\\24", StringComparison.Ordinal);

    // The backslashes last, so that what they uncover is not taken for an escape: \5C24 is \24.
    static string Unescape(string line) => string.Join('\\', line
        .Replace("\\5c", "\\5C", StringComparison.Ordinal)
        .Split("\\5C")
        .Select(part => part.Replace("\\24", "$", StringComparison.Ordinal)));
}
