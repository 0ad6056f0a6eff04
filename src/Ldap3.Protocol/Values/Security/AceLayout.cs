namespace Ldap3.Protocol.Values.Security;

/// <summary>Which of the three layouts the entries of a type have ([MS-DTYP] sections 2.4.4.2 to 2.4.4.17).</summary>
static class AceLayout
{
    /// <summary>Whether two identifiers may stand between the rights and the trustee.</summary>
    public static bool IsObject(AceType type) => type is AceType.AccessAllowedObject or AceType.AccessDeniedObject
        or AceType.SystemAuditObject or AceType.SystemAlarmObject or AceType.AccessAllowedCallbackObject
        or AceType.AccessDeniedCallbackObject or AceType.SystemAuditCallbackObject or AceType.SystemAlarmCallbackObject;

    /// <summary>Whether the layout is known; else the entry is octets.</summary>
    public static bool IsKnown(AceType type) => type is <= AceType.SystemScopedPolicy and not AceType.AccessAllowedCompound;
}
