namespace Ldap3.Protocol.Messages;

/// <summary>When a search follows aliases (RFC 4511 section 4.5.1.3).</summary>
public enum DereferenceAliases
{
    /// <summary>Never.</summary>
    Never = 0,

    /// <summary>Below the base, not in finding it.</summary>
    InSearching = 1,

    /// <summary>In finding the base, not below it.</summary>
    FindingBaseObject = 2,

    /// <summary>Both.</summary>
    Always = 3,
}
