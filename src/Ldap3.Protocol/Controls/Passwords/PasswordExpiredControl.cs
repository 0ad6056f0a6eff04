using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Comes unasked with the answer to a bind: the password has expired or was reset, and must be changed before anything else
/// is done (draft-vchu-ldap-pwd-policy-00; Netscape, 389 Directory Server, OpenLDAP where so configured).
/// </summary>
public sealed record PasswordExpiredControl : Control, IControl<PasswordExpiredControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "2.16.840.1.113730.3.4.4";

    /// <summary>Creates the control. Its value is always the digit 0.</summary>
    public PasswordExpiredControl()
        : base(ControlOid, false, OctetString.FromString("0"))
    {
    }

    static string IControl<PasswordExpiredControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static PasswordExpiredControl FromControl(Control control) => new();
}
