using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Lets the server answer before a change is safely on disk, which is faster and may lose it ([MS-ADTS] section 3.1.1.3.4.1.7).
/// </summary>
public sealed record LazyCommitControl : Control, IControl<LazyCommitControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.619";

    /// <summary>Creates the control.</summary>
    /// <param name="isCritical">
    /// Whether a server that does not know it must refuse. False by default: without it the server takes its time.
    /// </param>
    public LazyCommitControl(bool isCritical = false)
        : base(ControlOid, isCritical)
    {
    }

    static string IControl<LazyCommitControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static LazyCommitControl FromControl(Control control) => new(control.IsCritical);
}
