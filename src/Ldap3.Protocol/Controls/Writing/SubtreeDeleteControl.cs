using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a deletion remove the entry with everything below it (draft-armijo-ldap-treedelete-02). A server with a limit answers
/// with <see cref="ResultCode.AdminLimitExceeded"/> after a part: send the same again until it succeeds.
/// </summary>
public sealed record SubtreeDeleteControl : Control, IControl<SubtreeDeleteControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.805";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">Whether a server that does not know it must refuse. True by default.</param>
    public SubtreeDeleteControl(bool isCritical = true)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<SubtreeDeleteControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static SubtreeDeleteControl FromControl(Control control) => new(control.IsCritical);
}
