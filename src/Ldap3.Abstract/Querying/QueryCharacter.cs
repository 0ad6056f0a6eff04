namespace Ldap3.Abstract.Querying;

/// <summary>A character of a query's value.</summary>
/// <param name="Value">The character.</param>
/// <param name="IsLiteral">Whether it was quoted or escaped, and so stands for itself.</param>
readonly record struct QueryCharacter(char Value, bool IsLiteral);
