namespace Ldap3.Protocol.Schema.Preparation;

/// <summary>What part of a value a string is said to be: it decides which spaces count (RFC 4518 section 2.6.1).</summary>
enum StringPortion
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>What the value begins with.</summary>
    Initial,

    /// <summary>Something in the value.</summary>
    Any,

    /// <summary>What the value ends with.</summary>
    Final,
}
