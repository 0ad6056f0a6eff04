namespace Ldap3.Protocol.Messages;

/// <summary>The steps of a sicily bind of Active Directory ([MS-ADTS] section 5.1.1.1.3).</summary>
public enum SicilyStep
{
    /// <summary>Which security packages does the server have?</summary>
    PackageDiscovery = 9,

    /// <summary>The client begins.</summary>
    Negotiate = 10,

    /// <summary>The client answers the server's challenge.</summary>
    Response = 11,
}
