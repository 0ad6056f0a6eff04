namespace Ldap3.Protocol.Values.Security;

/// <summary>What an entry of an access control list does ([MS-DTYP] section 2.4.4.1).</summary>
public enum AceType : byte
{
    /// <summary>Grants rights.</summary>
    AccessAllowed = 0,

    /// <summary>Denies rights.</summary>
    AccessDenied = 1,

    /// <summary>Has the use of rights audited.</summary>
    SystemAudit = 2,

    /// <summary>Reserved.</summary>
    SystemAlarm = 3,

    /// <summary>Reserved; kept as octets.</summary>
    AccessAllowedCompound = 4,

    /// <summary>Grants rights to a property, a set of properties or a kind of child.</summary>
    AccessAllowedObject = 5,

    /// <summary>Denies rights to a property, a set of properties or a kind of child.</summary>
    AccessDeniedObject = 6,

    /// <summary>Has the use of rights to a property, a set of properties or a kind of child audited.</summary>
    SystemAuditObject = 7,

    /// <summary>Reserved.</summary>
    SystemAlarmObject = 8,

    /// <summary>Grants rights under a condition.</summary>
    AccessAllowedCallback = 9,

    /// <summary>Denies rights under a condition.</summary>
    AccessDeniedCallback = 10,

    /// <summary>Grants rights to a property, a set of properties or a kind of child under a condition.</summary>
    AccessAllowedCallbackObject = 11,

    /// <summary>Denies rights to a property, a set of properties or a kind of child under a condition.</summary>
    AccessDeniedCallbackObject = 12,

    /// <summary>Audits under a condition.</summary>
    SystemAuditCallback = 13,

    /// <summary>Reserved.</summary>
    SystemAlarmCallback = 14,

    /// <summary>Audits the use of rights to a property, a set of properties or a kind of child under a condition.</summary>
    SystemAuditCallbackObject = 15,

    /// <summary>Reserved.</summary>
    SystemAlarmCallbackObject = 16,

    /// <summary>Says how trusted one must be.</summary>
    SystemMandatoryLabel = 17,

    /// <summary>Holds a property of the resource.</summary>
    SystemResourceAttribute = 18,

    /// <summary>Names a central access policy.</summary>
    SystemScopedPolicy = 19,
}
