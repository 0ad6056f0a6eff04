using System.Globalization;
using System.Text;

namespace Ldap3.Protocol.Values.Security;

/// <summary>Writes security descriptors in the language of their own ([MS-DTYP] section 2.5.1.1).</summary>
static class SddlWriter
{
    const int DaclToSacl = 1;

    static readonly (AceType Type, string Name)[] Types =
    [
        (AceType.AccessAllowed, "A"), (AceType.AccessDenied, "D"), (AceType.SystemAudit, "AU"), (AceType.SystemAlarm, "AL"),
        (AceType.AccessAllowedObject, "OA"), (AceType.AccessDeniedObject, "OD"), (AceType.SystemAuditObject, "OU"),
        (AceType.SystemAlarmObject, "OL"), (AceType.AccessAllowedCallback, "XA"), (AceType.AccessDeniedCallback, "XD"),
        (AceType.AccessAllowedCallbackObject, "ZA"), (AceType.SystemAuditCallback, "XU"), (AceType.SystemMandatoryLabel, "ML"),
        (AceType.SystemResourceAttribute, "RA"), (AceType.SystemScopedPolicy, "SP"),
    ];

    static readonly (AceFlags Flag, string Name)[] Flags =
    [
        (AceFlags.ObjectInherit, "OI"), (AceFlags.ContainerInherit, "CI"), (AceFlags.NoPropagateInherit, "NP"),
        (AceFlags.InheritOnly, "IO"), (AceFlags.Inherited, "ID"), (AceFlags.SuccessfulAccess, "SA"), (AceFlags.FailedAccess, "FA"),
    ];

    static readonly (DirectoryRights Right, string Name)[] Rights =
    [
        (DirectoryRights.GenericAll, "GA"), (DirectoryRights.GenericRead, "GR"), (DirectoryRights.GenericWrite, "GW"),
        (DirectoryRights.GenericExecute, "GX"), (DirectoryRights.CreateChild, "CC"), (DirectoryRights.DeleteChild, "DC"),
        (DirectoryRights.ListChildren, "LC"), (DirectoryRights.Self, "SW"), (DirectoryRights.ReadProperty, "RP"),
        (DirectoryRights.WriteProperty, "WP"), (DirectoryRights.DeleteTree, "DT"), (DirectoryRights.ListObject, "LO"),
        (DirectoryRights.ControlAccess, "CR"), (DirectoryRights.Delete, "SD"), (DirectoryRights.ReadControl, "RC"),
        (DirectoryRights.WriteDacl, "WD"), (DirectoryRights.WriteOwner, "WO"),
    ];

    public static string Write(SecurityDescriptor descriptor, Sid? domain)
    {
        var text = new StringBuilder();
        if (descriptor.Owner is { } owner)
        {
            text.Append("O:").Append(Name(owner, domain));
        }

        if (descriptor.Group is { } group)
        {
            text.Append("G:").Append(Name(group, domain));
        }

        if ((descriptor.Control & SecurityDescriptorControl.DaclPresent) != 0)
        {
            Append(text.Append("D:"), descriptor.Dacl, (int)descriptor.Control, domain);
        }

        if ((descriptor.Control & SecurityDescriptorControl.SaclPresent) != 0)
        {
            // Each flag of the SACL is the bit above the DACL's.
            Append(text.Append("S:"), descriptor.Sacl, (int)descriptor.Control >> DaclToSacl, domain);
        }

        return text.ToString();
    }

    public static string Write(AccessControlEntry entry, Sid? domain)
    {
        var text = new StringBuilder("(");
        text.Append(Types.FirstOrDefault(pair => pair.Type == entry.Type).Name ?? Hex((int)entry.Type)).Append(';');
        foreach (var (_, name) in Flags.Where(pair => (entry.Flags & pair.Flag) != 0))
        {
            text.Append(name);
        }

        text.Append(';').Append(Name(entry.Rights)).Append(';')
            .Append(entry.ObjectType?.ToString()).Append(';')
            .Append(entry.InheritedObjectType?.ToString()).Append(';')
            .Append(Name(entry.Trustee, domain));
        if (!entry.ApplicationData.IsEmpty)
        {
            text.Append(";#").Append(Convert.ToHexStringLower(entry.ApplicationData.Span));
        }

        return text.Append(')').ToString();
    }

    static void Append(StringBuilder text, AccessControlList? list, int control, Sid? domain)
    {
        if (list is null)
        {
            text.Append("NO_ACCESS_CONTROL");
            return;
        }

        AppendFlag(SecurityDescriptorControl.DaclProtected, "P");
        AppendFlag(SecurityDescriptorControl.DaclAutoInheritRequested, "AR");
        AppendFlag(SecurityDescriptorControl.DaclAutoInherited, "AI");
        foreach (var entry in list.Entries)
        {
            text.Append(Write(entry, domain));
        }

        void AppendFlag(SecurityDescriptorControl flag, string name) =>
            text.Append((control & (int)flag) != 0 ? name : "");
    }

    static string Name(DirectoryRights rights)
    {
        var known = Rights.Aggregate(DirectoryRights.None, (all, pair) => all | pair.Right);
        return (rights & ~known) == 0
            ? string.Concat(Rights.Where(pair => (rights & pair.Right) != 0).Select(pair => pair.Name))
            : Hex((int)rights);
    }

    static string Name(Sid sid, Sid? domain) => SddlNames.Find(sid, domain) ?? sid.ToString();

    static string Hex(int number) => "0x" + number.ToString("x", CultureInfo.InvariantCulture);
}
