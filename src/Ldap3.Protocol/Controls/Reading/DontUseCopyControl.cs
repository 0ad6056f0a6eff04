using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a search or comparison answered from the original of the entry, never from a copy that may be old (RFC 6171). A server
/// that has only a copy answers with a referral or with <see cref="ResultCode.UnwillingToPerform"/>.
/// </summary>
public sealed record DontUseCopyControl : Control, IControl<DontUseCopyControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.3.6.1.1.22";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">Whether a server that cannot tell must refuse. True by default, as RFC 6171 section 3 demands.</param>
    public DontUseCopyControl(bool isCritical = true)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<DontUseCopyControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static DontUseCopyControl FromControl(Control control) => new(control.IsCritical);
}
