using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a change checked but not done (draft-zeilenga-ldap-noop-12): the result is <see cref="ResultCode.NoOperation"/> when
/// nothing speaks against the change, never success. Always critical.
/// </summary>
public sealed record NoOpControl : Control, IControl<NoOpControl>
{
    /// <summary>The object identifier of OpenLDAP; the draft was never given one.</summary>
    public const string ControlOid = "1.3.6.1.4.1.4203.666.5.2";

    /// <summary>The object identifier of OpenDJ, Ping Directory and others that stem from OpenDS.</summary>
    public const string OpenDsOid = "1.3.6.1.4.1.4203.1.10.2";

    /// <summary>Creates the control.</summary>
    /// <param name="oid">The object identifier that the server knows; OpenLDAP's by default.</param>
    public NoOpControl(string oid = ControlOid)
        : base(oid, true)
    {
    }

    static string IControl<NoOpControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static NoOpControl FromControl(Control control) => new(control.Oid) { IsCritical = control.IsCritical };
}
