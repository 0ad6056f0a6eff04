using System.Globalization;

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
        : base(string.Create(CultureInfo.InvariantCulture, $"{problem} (at position {position} of \"{Quote(input, position)}\")"))
    {
        Problem = problem;
        Input = input;
        Position = position;
    }

    /// <summary>Creates an exception for a line of a text of many, wrong at <paramref name="position"/>.</summary>
    /// <param name="problem">What is wrong and what was expected, without the input itself.</param>
    /// <param name="input">The line, its foldings undone.</param>
    /// <param name="position">The index of the offending character in <paramref name="input"/>, from 0.</param>
    /// <param name="line">The number of the line, from 1.</param>
    public LdapFormatException(string problem, string input, int position, int line)
        : base(string.Create(
            CultureInfo.InvariantCulture, $"{problem} (at position {position} of line {line}: \"{Quote(input, position)}\")"))
    {
        Problem = problem;
        Input = input;
        Position = position;
        Line = line;
    }

    /// <summary>What is wrong and what was expected, without where.</summary>
    public string Problem { get; }

    /// <summary>The text that was read, or of a text of many lines the one that is wrong.</summary>
    public string Input { get; }

    /// <summary>The index of the offending character in <see cref="Input"/>, counted from 0.</summary>
    public int Position { get; }

    /// <summary>The number of the line of a text of many, from 1 (of a folded one, where it begins); null for other texts.</summary>
    public int? Line { get; }

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
