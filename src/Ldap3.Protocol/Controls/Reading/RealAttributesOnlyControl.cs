using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a search return only attributes that are stored in the entry, none that the server computes by roles or class of
/// service (Netscape, Sun and 389 Directory Server).
/// </summary>
public sealed record RealAttributesOnlyControl : Control, IControl<RealAttributesOnlyControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "2.16.840.1.113730.3.4.17";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">Whether a server that does not know it must refuse. False by default.</param>
    public RealAttributesOnlyControl(bool isCritical = false)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<RealAttributesOnlyControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static RealAttributesOnlyControl FromControl(Control control) => new(control.IsCritical);
}
