using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Makes a search wait and return entries whenever they change, until it is abandoned ([MS-ADTS] section 3.1.1.3.4.1.9). The filter
/// must be <c>(objectClass=*)</c>, the scope the base or one level; a subtree only at the root of a naming context. The first
/// answer comes with the first change; read it with <see cref="LdapConnection.StreamAsync"/>, which then waits for ever unless the
/// request has a <see cref="LdapRequest.Timeout"/>.
/// </summary>
public sealed record NotificationControl : Control, IControl<NotificationControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.528";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">
    /// Whether a server that does not know it must refuse. True by default: without it the search ends at once.
    /// </param>
    public NotificationControl(bool isCritical = true)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<NotificationControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static NotificationControl FromControl(Control control) => new(control.IsCritical);
}
