using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a modification succeed where it changes nothing: adding a value that is there, deleting one that is not ([MS-ADTS]
/// section 3.1.1.3.4.1.8).
/// </summary>
public sealed record PermissiveModifyControl : Control, IControl<PermissiveModifyControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.1413";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">
    /// Whether a server that does not know it must refuse. False by default: without it such a change is an error.
    /// </param>
    public PermissiveModifyControl(bool isCritical = false)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<PermissiveModifyControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static PermissiveModifyControl FromControl(Control control) => new(control.IsCritical);
}
