using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a search return subentries and nothing else, as some servers older than RFC 3672 know it
/// (draft-ietf-ldup-subentry-08 section 6.1). <see cref="SubentriesControl"/> is the standard.
/// </summary>
public sealed record LdupSubentriesControl : Control, IControl<LdupSubentriesControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.3.6.1.4.1.7628.5.101.1";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">Whether a server that does not know it must refuse. False by default.</param>
    public LdupSubentriesControl(bool isCritical = false)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<LdupSubentriesControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static LdupSubentriesControl FromControl(Control control) => new(control.IsCritical);
}
