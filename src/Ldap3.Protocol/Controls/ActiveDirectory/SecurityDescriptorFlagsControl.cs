using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Says which parts of security descriptors a search returns and a change writes ([MS-ADTS] section 3.1.1.3.4.1.11). Without it, or
/// with all parts, a search returns none to those who may not read the SACL.
/// </summary>
public sealed record SecurityDescriptorFlagsControl : Control, IControl<SecurityDescriptorFlagsControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.801";

    /// <summary>Creates the control.</summary>
    /// <param name="parts">Which parts.</param>
    /// <param name="isCritical">Whether a server that does not know it must refuse. True by default.</param>
    public SecurityDescriptorFlagsControl(SecurityDescriptorParts parts, bool isCritical = true)
        : base(ControlOid, isCritical, FlagsValue.Encode((int)parts)) => Parts = parts;

    /// <summary>Which parts.</summary>
    public SecurityDescriptorParts Parts { get; }

    static string IControl<SecurityDescriptorFlagsControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static SecurityDescriptorFlagsControl FromControl(Control control) => new((SecurityDescriptorParts)FlagsValue.Read(control), control.IsCritical);
}
