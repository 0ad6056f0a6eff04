using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has an operation see tombstones, deleted and recycled objects too ([MS-ADTS] section 3.1.1.3.4.1.24).
/// </summary>
public sealed record ShowRecycledControl : Control, IControl<ShowRecycledControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.2064";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">
    /// Whether a server that does not know it must refuse. True by default: without it they are missing.
    /// </param>
    public ShowRecycledControl(bool isCritical = true)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<ShowRecycledControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static ShowRecycledControl FromControl(Control control) => new(control.IsCritical);
}
