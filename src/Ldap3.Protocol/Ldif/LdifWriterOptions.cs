namespace Ldap3.Protocol.Ldif;

/// <summary>How LDIF is written. Immutable.</summary>
public sealed record LdifWriterOptions
{
    /// <summary>The defaults.</summary>
    public static LdifWriterOptions Default { get; } = new();

    /// <summary>The column at which lines are folded, or 0 not to fold. 76 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is neither 0 nor at least 2.</exception>
    public int LineLength
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfEqual(value, 1);
            field = value;
        }
    }

    = 76;

    /// <summary>
    /// Whether the first thing written is the version line, as RFC 2849 demands. True by default; OpenLDAP's slapadd,
    /// unlike its ldapadd, takes no such line.
    /// </summary>
    public bool IncludeVersion { get; init; } = true;

    /// <summary>Whether lines end with CR LF. False by default: they end with LF. RFC 2849 allows both.</summary>
    public bool UseCarriageReturns { get; init; }
}
