namespace Ldap3.Protocol.Filters;

/// <summary>True when the operand is false; undefined when it is undefined.</summary>
/// <param name="Operand">What is negated.</param>
public sealed record NotFilter(Filter Operand) : Filter;
