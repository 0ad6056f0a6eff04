using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>Has referral objects and other special entries treated as plain entries (RFC 3296 section 3).</summary>
public sealed record ManageDsaItControl : Control, IControl<ManageDsaItControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "2.16.840.1.113730.3.4.2";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">Whether a server that does not know it must refuse. True by default.</param>
    public ManageDsaItControl(bool isCritical = true)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<ManageDsaItControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static ManageDsaItControl FromControl(Control control) => new(control.IsCritical);
}
