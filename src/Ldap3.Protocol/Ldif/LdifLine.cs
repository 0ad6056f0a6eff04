namespace Ldap3.Protocol.Ldif;

/// <summary>A line, its foldings undone.</summary>
/// <param name="Text">The text without the line's end; empty between records.</param>
/// <param name="Number">The number, from 1, of the line in the file in which it begins.</param>
readonly record struct LdifLine(string Text, int Number)
{
    public LdapFormatException Fail(string problem, int position) => new(problem, Text, position, Number);
}
