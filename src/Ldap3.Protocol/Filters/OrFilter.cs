namespace Ldap3.Protocol.Filters;

/// <summary>True when any operand is; with none, never true (RFC 4526).</summary>
public sealed record OrFilter : Filter
{
    readonly int _depth;

    /// <summary>Makes a disjunction.</summary>
    /// <param name="operands">The operands, in the order in which they are sent.</param>
    /// <exception cref="ArgumentException">The operands are nested <see cref="Filter.MaxDepth"/> levels deep already.</exception>
    public OrFilter(params IReadOnlyList<Filter> operands)
    {
        ArgumentNullException.ThrowIfNull(operands);
        Operands = [.. operands];
        _depth = DepthOver(Operands);
    }

    /// <summary>The operands, in the order in which they are sent.</summary>
    public IReadOnlyList<Filter> Operands { get; }

    internal override int Depth => _depth;

    /// <inheritdoc/>
    public bool Equals(OrFilter? other) => other is not null && Operands.SequenceEqual(other.Operands);

    /// <inheritdoc/>
    public override int GetHashCode() => FilterHash.Of(nameof(OrFilter), Operands);

    /// <summary>Gives the operands.</summary>
    public void Deconstruct(out IReadOnlyList<Filter> operands) => operands = Operands;
}
