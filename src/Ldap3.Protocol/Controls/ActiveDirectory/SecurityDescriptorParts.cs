namespace Ldap3.Protocol.Controls;

/// <summary>Parts of a security descriptor ([MS-ADTS] section 3.1.1.3.4.1.11).</summary>
[Flags]
public enum SecurityDescriptorParts
{
    /// <summary>None: the server takes it for all.</summary>
    None = 0,

    /// <summary>Who owns the object.</summary>
    Owner = 1,

    /// <summary>The owner's primary group.</summary>
    Group = 2,

    /// <summary>Who may do what: the discretionary list.</summary>
    Dacl = 4,

    /// <summary>What is audited: the system list, which needs a privilege to read.</summary>
    Sacl = 8,
}
