namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>What kind of account an object is, by a number that is indexed: <c>sAMAccountType</c> ([MS-ADTS] section 2.2.19).</summary>
public enum SamAccountType
{
    /// <summary>A domain.</summary>
    Domain = 0,

    /// <summary>A group for rights, global or universal.</summary>
    Group = 0x1000_0000,

    /// <summary>A group for distribution, global or universal.</summary>
    NonSecurityGroup = 0x1000_0001,

    /// <summary>A group for rights, of a domain or a machine.</summary>
    Alias = 0x2000_0000,

    /// <summary>A group for distribution, of a domain or a machine.</summary>
    NonSecurityAlias = 0x2000_0001,

    /// <summary>A person.</summary>
    User = 0x3000_0000,

    /// <summary>A machine.</summary>
    Machine = 0x3000_0001,

    /// <summary>A domain that is trusted.</summary>
    Trust = 0x3000_0002,

    /// <summary>A group of Authorization Manager.</summary>
    ApplicationBasicGroup = 0x4000_0000,

    /// <summary>A group of Authorization Manager that is a query.</summary>
    ApplicationQueryGroup = 0x4000_0001,
}
