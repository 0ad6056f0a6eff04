namespace Ldap3.Protocol.Filters;

/// <summary>True when the operand is false; undefined when it is undefined.</summary>
public sealed record NotFilter : Filter
{
    readonly int _depth;

    /// <summary>Makes a negation.</summary>
    /// <param name="operand">What is negated.</param>
    /// <exception cref="ArgumentException">The operand is nested <see cref="Filter.MaxDepth"/> levels deep already.</exception>
    public NotFilter(Filter operand)
    {
        ArgumentNullException.ThrowIfNull(operand);
        Operand = operand;
        _depth = DepthOver([operand]);
    }

    /// <summary>What is negated.</summary>
    public Filter Operand { get; }

    internal override int Depth => _depth;

    /// <summary>Gives the operand.</summary>
    public void Deconstruct(out Filter operand) => operand = Operand;
}
