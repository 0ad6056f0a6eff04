using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a search or another operation see deleted objects too ([MS-ADTS] section 3.1.1.3.4.1.14), but not recycled ones: add
/// <see cref="ShowRecycledControl"/> for those. Deleted objects have <c>isDeleted</c> TRUE and names below <c>CN=Deleted Objects</c>.
/// </summary>
public sealed record ShowDeletedControl : Control, IControl<ShowDeletedControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.417";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">
    /// Whether a server that does not know it must refuse. True by default: without it deleted objects are missing.
    /// </param>
    public ShowDeletedControl(bool isCritical = true)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<ShowDeletedControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static ShowDeletedControl FromControl(Control control) => new(control.IsCritical);
}
