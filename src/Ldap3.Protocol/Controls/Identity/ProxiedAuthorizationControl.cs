using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has one operation done as somebody else (RFC 4370), where the server's policy lets the connection's identity do that;
/// otherwise the result is <see cref="ResultCode.AuthorizationDenied"/>. Always critical.
/// </summary>
public sealed record ProxiedAuthorizationControl : Control, IControl<ProxiedAuthorizationControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "2.16.840.1.113730.3.4.18";

    /// <summary>Creates the control.</summary>
    /// <param name="authorizationId">
    /// Who, as RFC 4513 section 5.2.1.8 writes it: <c>dn:</c> with a name, <c>u:</c> with a user's name, or empty for nobody
    /// in particular.
    /// </param>
    public ProxiedAuthorizationControl(string authorizationId)
        : base(ControlOid, true, OctetString.FromString(authorizationId)) => AuthorizationId = authorizationId;

    /// <summary>Creates the control for the owner of an entry.</summary>
    /// <param name="name">The entry's name.</param>
    public ProxiedAuthorizationControl(DistinguishedName name)
        : this($"dn:{name}")
    {
    }

    /// <summary>Who: <c>dn:</c> with a name, <c>u:</c> with a user's name, or empty for nobody in particular.</summary>
    public string AuthorizationId { get; }

    static string IControl<ProxiedAuthorizationControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static ProxiedAuthorizationControl FromControl(Control control) =>
        new(ControlValue.Get(control).ToString()) { IsCritical = control.IsCritical };
}
