using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a search return only attributes that the server computes, by roles or class of service, none that are stored in the
/// entry (Netscape, Sun and 389 Directory Server).
/// </summary>
public sealed record VirtualAttributesOnlyControl : Control, IControl<VirtualAttributesOnlyControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "2.16.840.1.113730.3.4.19";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">Whether a server that does not know it must refuse. False by default.</param>
    public VirtualAttributesOnlyControl(bool isCritical = false)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<VirtualAttributesOnlyControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static VirtualAttributesOnlyControl FromControl(Control control) => new(control.IsCritical);
}
