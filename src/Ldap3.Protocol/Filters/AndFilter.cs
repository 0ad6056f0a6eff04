namespace Ldap3.Protocol.Filters;

/// <summary>True when all operands are; with none, always true (RFC 4526).</summary>
/// <param name="Operands">The operands, in the order in which they are sent.</param>
public sealed record AndFilter(IReadOnlyList<Filter> Operands) : Filter
{
    /// <inheritdoc/>
    public bool Equals(AndFilter? other) => other is not null && Operands.SequenceEqual(other.Operands);

    /// <inheritdoc/>
    public override int GetHashCode() => FilterHash.Of(nameof(AndFilter), Operands);
}
