using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Tells a server that the client understands its password policy (draft-behera-ldap-password-policy-11 section 6.1): the
/// answer may have a <see cref="PasswordPolicyResponseControl"/>. For a bind, see
/// <see cref="Authentication.LdapCredential.WithControls"/>.
/// </summary>
public sealed record PasswordPolicyControl : Control, IControl<PasswordPolicyControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.3.6.1.4.1.42.2.27.8.5.1";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">Whether a server that does not know it must refuse. False by default.</param>
    public PasswordPolicyControl(bool isCritical = false)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<PasswordPolicyControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static PasswordPolicyControl FromControl(Control control) => new(control.IsCritical);
}
