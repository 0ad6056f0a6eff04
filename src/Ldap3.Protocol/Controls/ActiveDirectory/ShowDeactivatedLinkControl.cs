using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a search return links to and from deleted objects too ([MS-ADTS] section 3.1.1.3.4.1.25).
/// </summary>
public sealed record ShowDeactivatedLinkControl : Control, IControl<ShowDeactivatedLinkControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.2065";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">
    /// Whether a server that does not know it must refuse. True by default: without it the links are missing.
    /// </param>
    public ShowDeactivatedLinkControl(bool isCritical = true)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<ShowDeactivatedLinkControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static ShowDeactivatedLinkControl FromControl(Control control) => new(control.IsCritical);
}
