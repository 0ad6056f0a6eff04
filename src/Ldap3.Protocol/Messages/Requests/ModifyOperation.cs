namespace Ldap3.Protocol.Messages;

/// <summary>What a modification does (RFC 4511 section 4.6; increment is RFC 4525).</summary>
public enum ModifyOperation
{
    /// <summary>Adds the values.</summary>
    Add = 0,

    /// <summary>Removes the values, or the whole attribute when none is given.</summary>
    Delete = 1,

    /// <summary>Replaces all values by those given; none removes the attribute, if it is there.</summary>
    Replace = 2,

    /// <summary>Adds the one given number to each value (RFC 4525).</summary>
    Increment = 3,
}
