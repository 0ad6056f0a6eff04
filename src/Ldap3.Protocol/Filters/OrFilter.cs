namespace Ldap3.Protocol.Filters;

/// <summary>True when any operand is; with none, never true (RFC 4526).</summary>
/// <param name="Operands">The operands, in the order in which they are sent.</param>
public sealed record OrFilter(IReadOnlyList<Filter> Operands) : Filter
{
    /// <inheritdoc/>
    public bool Equals(OrFilter? other) => other is not null && Operands.SequenceEqual(other.Operands);

    /// <inheritdoc/>
    public override int GetHashCode() => FilterHash.Of(nameof(OrFilter), Operands);
}
