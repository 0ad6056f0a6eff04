using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a change done that breaks rules of the schema or sets attributes that only the server sets, such as
/// <c>createTimestamp</c> or <c>entryUUID</c>, as an administrator needs for a restoration (draft-zeilenga-ldap-relax-03).
/// The object identifier is OpenLDAP's, for the draft was never given one.
/// </summary>
public sealed record RelaxRulesControl : Control, IControl<RelaxRulesControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.3.6.1.4.1.4203.666.5.12";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">Whether a server that does not know it must refuse. True by default, as section 2 demands.</param>
    public RelaxRulesControl(bool isCritical = true)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<RelaxRulesControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static RelaxRulesControl FromControl(Control control) => new(control.IsCritical);
}
