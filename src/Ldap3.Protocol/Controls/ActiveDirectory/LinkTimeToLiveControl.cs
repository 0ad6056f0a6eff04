using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has links that end by themselves returned with their time to live, as <c>&lt;TTL=seconds&gt;,name</c> ([MS-ADTS] section
/// 3.1.1.3.4.1.36); <see cref="Values.ActiveDirectory.ExtendedDistinguishedName"/> reads that form.
/// </summary>
public sealed record LinkTimeToLiveControl : Control, IControl<LinkTimeToLiveControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.2309";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">
    /// Whether a server that does not know it must refuse. False by default: without it the times are missing.
    /// </param>
    public LinkTimeToLiveControl(bool isCritical = false)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<LinkTimeToLiveControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static LinkTimeToLiveControl FromControl(Control control) => new(control.IsCritical);
}
