using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Moves an entry to another domain of the forest, of which it names a server ([MS-ADTS] section 3.1.1.3.4.1.2). For a
/// <see cref="ModifyDnRequest"/>; the session must be allowed to delegate.
/// </summary>
public sealed record CrossDomainMoveControl : Control, IControl<CrossDomainMoveControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.521";

    /// <summary>Creates the control.</summary>
    /// <param name="targetServer">The name in DNS of a domain controller of the domain to move to.</param>
    /// <param name="isCritical">Whether a server that cannot do this must refuse. True by default.</param>
    public CrossDomainMoveControl(string targetServer, bool isCritical = true)
        : base(ControlOid, isCritical, OctetString.FromString(targetServer)) => TargetServer = targetServer;

    /// <summary>The name in DNS of a domain controller of the domain to move to.</summary>
    public string TargetServer { get; }

    static string IControl<CrossDomainMoveControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static CrossDomainMoveControl FromControl(Control control) =>
        new(ControlValue.Get(control).ToString(), control.IsCritical);
}
