namespace Ldap3.Linq;

/// <summary>What becomes of the entries that a query finds.</summary>
public enum LdapResultKind
{
    /// <summary>All are returned, as they come.</summary>
    Sequence,

    /// <summary>The first is returned; there must be one.</summary>
    First,

    /// <summary>The first is returned, or the default value.</summary>
    FirstOrDefault,

    /// <summary>The only one is returned; there must be exactly one.</summary>
    Single,

    /// <summary>The only one is returned, or the default value; there must not be two.</summary>
    SingleOrDefault,

    /// <summary>Whether there is one.</summary>
    Any,

    /// <summary>Whether there is none that fails the condition.</summary>
    All,

    /// <summary>How many there are.</summary>
    Count,

    /// <summary>How many there are, as a long.</summary>
    LongCount,

    /// <summary>The least, the greatest, the sum or the average of a value.</summary>
    Aggregate,
}
