using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Comes unasked with the answer to a bind: the password will expire soon (draft-vchu-ldap-pwd-policy-00;
/// Netscape, 389 Directory Server, OpenLDAP where so configured).
/// </summary>
public sealed record PasswordExpiringControl : Control, IControl<PasswordExpiringControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "2.16.840.1.113730.3.4.5";

    /// <summary>Creates the control.</summary>
    /// <param name="timeBeforeExpiration">When the password expires, in whole seconds from now.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or longer than 2147483647 seconds.</exception>
    public PasswordExpiringControl(TimeSpan timeBeforeExpiration)
        : base(ControlOid, false, Seconds.Write(timeBeforeExpiration, nameof(timeBeforeExpiration))) =>
        TimeBeforeExpiration = timeBeforeExpiration;

    /// <summary>When the password expires, from now. The wire counts in seconds.</summary>
    public TimeSpan TimeBeforeExpiration { get; }

    static string IControl<PasswordExpiringControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static PasswordExpiringControl FromControl(Control control) =>
        new(Seconds.Read(ControlValue.Get(control), ControlOid));
}
