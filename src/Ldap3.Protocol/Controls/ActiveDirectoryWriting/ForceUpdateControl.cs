using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a modification count as one, and be replicated, even where the values stay as they are ([MS-ADTS] section
/// 3.1.1.3.4.1.17).
/// </summary>
public sealed record ForceUpdateControl : Control, IControl<ForceUpdateControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.1974";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">
    /// Whether a server that does not know it must refuse. True by default: without it the server leaves out what changes nothing.
    /// </param>
    public ForceUpdateControl(bool isCritical = true)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<ForceUpdateControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static ForceUpdateControl FromControl(Control control) => new(control.IsCritical);
}
