using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a search for a range of values that begins behind the last one succeed with none ([MS-ADTS] section 3.1.1.3.4.1.16).
/// </summary>
public sealed record RangeRetrievalNoErrorControl : Control, IControl<RangeRetrievalNoErrorControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.1948";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">
    /// Whether a server that does not know it must refuse. False by default: without it such a search is an error.
    /// </param>
    public RangeRetrievalNoErrorControl(bool isCritical = false)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<RangeRetrievalNoErrorControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static RangeRetrievalNoErrorControl FromControl(Control control) => new(control.IsCritical);
}
