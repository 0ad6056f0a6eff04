using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a search tell of each entry whether a bind with its right password would succeed (Sun's Account Usable control, of
/// which no document is public): the entries have an <see cref="AccountUsableResponseControl"/>.
/// </summary>
public sealed record AccountUsableControl : Control, IControl<AccountUsableControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.3.6.1.4.1.42.2.27.9.5.8";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">Whether a server that does not know it must refuse. False by default.</param>
    public AccountUsableControl(bool isCritical = false)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<AccountUsableControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static AccountUsableControl FromControl(Control control) => new(control.IsCritical);
}
