namespace Ldap3.Protocol.Values;

/// <summary>Numbers that mean the same in every domain, for <see cref="Sid.Account"/> ([MS-DTYP] section 2.4.2.4).</summary>
public static class WellKnownRelativeIds
{
    /// <summary>The account Administrator.</summary>
    public const uint Administrator = 500;

    /// <summary>The account Guest.</summary>
    public const uint Guest = 501;

    /// <summary>The account of the service that gives tickets: krbtgt.</summary>
    public const uint KerberosTicketService = 502;

    /// <summary>The group Domain Admins.</summary>
    public const uint DomainAdministrators = 512;

    /// <summary>The group Domain Users.</summary>
    public const uint DomainUsers = 513;

    /// <summary>The group Domain Guests.</summary>
    public const uint DomainGuests = 514;

    /// <summary>The group Domain Computers.</summary>
    public const uint DomainComputers = 515;

    /// <summary>The group Domain Controllers.</summary>
    public const uint DomainControllers = 516;

    /// <summary>The group Schema Admins, of the root domain.</summary>
    public const uint SchemaAdministrators = 518;

    /// <summary>The group Enterprise Admins, of the root domain.</summary>
    public const uint EnterpriseAdministrators = 519;

    /// <summary>The group Group Policy Creator Owners.</summary>
    public const uint PolicyCreators = 520;

    /// <summary>The group Protected Users.</summary>
    public const uint ProtectedUsers = 525;
}
