namespace Ldap3.Protocol;

/// <summary>Text that should be a filter, a distinguished name, a URL, LDIF or a schema definition is malformed.</summary>
public sealed class LdapFormatException : FormatException
{
    const int LongestQuote = 80;

    /// <summary>Creates an exception for <paramref name="input"/>, wrong at <paramref name="position"/>.</summary>
    /// <param name="problem">What is wrong and what was expected, without the input itself.</param>
    /// <param name="input">The text that was read.</param>
    /// <param name="position">The index of the offending character in <paramref name="input"/>, from 0.</param>
    public LdapFormatException(string problem, string input, int position)
        : base($"{problem} (at position {position} of \"{Quote(input, position)}\")")
    {
        Input = input;
        Position = position;
    }

    /// <summary>The text that was read.</summary>
    public string Input { get; }

    /// <summary>The index of the offending character in <see cref="Input"/>, counted from 0.</summary>
    public int Position { get; }

    static string Quote(string input, int position)
    {
        if (input.Length <= LongestQuote)
        {
            return input;
        }

        var start = Math.Clamp(position - LongestQuote / 2, 0, input.Length - LongestQuote);
        var end = start + LongestQuote;
        return (start > 0 ? "..." : "") + input[start..end] + (end < input.Length ? "..." : "");
    }
}
