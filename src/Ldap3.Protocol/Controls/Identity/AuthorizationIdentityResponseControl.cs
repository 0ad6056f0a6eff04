using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>Says who one is since a successful bind (RFC 3829 section 4).</summary>
public sealed record AuthorizationIdentityResponseControl : Control, IControl<AuthorizationIdentityResponseControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "2.16.840.1.113730.3.4.15";

    /// <summary>Creates the control.</summary>
    /// <param name="authorizationId">Who, such as <c>dn:uid=ada,dc=example</c>; empty for nobody in particular.</param>
    public AuthorizationIdentityResponseControl(string authorizationId)
        : base(ControlOid, false, OctetString.FromString(authorizationId)) => AuthorizationId = authorizationId;

    /// <summary>
    /// Who, as RFC 4513 section 5.2.1.8 writes it: <c>dn:</c> with a name, <c>u:</c> with a user's name, or empty for nobody
    /// in particular.
    /// </summary>
    public string AuthorizationId { get; }

    static string IControl<AuthorizationIdentityResponseControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static AuthorizationIdentityResponseControl FromControl(Control control) =>
        new(ControlValue.Get(control).ToString());
}
