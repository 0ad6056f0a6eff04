using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a bind tell who one is now (RFC 3829 section 3): a successful answer has an
/// <see cref="AuthorizationIdentityResponseControl"/>. Goes with a bind, see
/// <see cref="Authentication.LdapCredential.WithControls"/>.
/// </summary>
public sealed record AuthorizationIdentityControl : Control, IControl<AuthorizationIdentityControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "2.16.840.1.113730.3.4.16";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">Whether a server that does not know it must refuse. False by default.</param>
    public AuthorizationIdentityControl(bool isCritical = false)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<AuthorizationIdentityControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static AuthorizationIdentityControl FromControl(Control control) => new(control.IsCritical);
}
