namespace Ldap3.Protocol.Schema;

/// <summary>What an attribute is for (RFC 4512 section 4.1.2).</summary>
public enum AttributeUsage
{
    /// <summary>For users.</summary>
    UserApplications = 0,

    /// <summary>For the directory: operational.</summary>
    DirectoryOperation = 1,

    /// <summary>For servers that work together: operational.</summary>
    DistributedOperation = 2,

    /// <summary>For one server: operational.</summary>
    DsaOperation = 3,
}
