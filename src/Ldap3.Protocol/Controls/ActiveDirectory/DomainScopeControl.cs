using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Keeps a search from returning references to other naming contexts ([MS-ADTS] section 3.1.1.3.4.1.4).
/// </summary>
public sealed record DomainScopeControl : Control, IControl<DomainScopeControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.1339";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">
    /// Whether a server that does not know it must refuse. False by default: without it there are references.
    /// </param>
    public DomainScopeControl(bool isCritical = false)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<DomainScopeControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static DomainScopeControl FromControl(Control control) => new(control.IsCritical);
}
