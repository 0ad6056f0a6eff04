namespace Ldap3.Protocol.Schema;

/// <summary>The kinds of object classes (RFC 4512 section 2.4).</summary>
public enum ObjectClassKind
{
    /// <summary>What an entry is: each entry has one chain of these.</summary>
    Structural = 0,

    /// <summary>What an entry has in addition.</summary>
    Auxiliary = 1,

    /// <summary>Only for others to derive from.</summary>
    Abstract = 2,
}
