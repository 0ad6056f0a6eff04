using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a search return either subentries or other entries (RFC 3672 section 3). Without it, subentries are seen only when
/// they are the base of the search.
/// </summary>
public sealed record SubentriesControl : Control, IControl<SubentriesControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.3.6.1.4.1.4203.1.10.1";

    /// <summary>Creates the control.</summary>
    /// <param name="visibility">True, the default: subentries and nothing else. False: everything but subentries.</param>
    /// <param name="isCritical">Whether a server that does not know it must refuse. True by default: without, the other half comes.</param>
    public SubentriesControl(bool visibility = true, bool isCritical = true)
        : base(ControlOid, isCritical, Encode(visibility)) => Visibility = visibility;

    /// <summary>Whether subentries and nothing else are seen; otherwise everything but subentries.</summary>
    public bool Visibility { get; }

    static string IControl<SubentriesControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static SubentriesControl FromControl(Control control)
    {
        var value = ControlValue.Open(control);
        var visibility = value.ReadBoolean();
        value.ThrowIfMore();
        return new(visibility, control.IsCritical);
    }

    static OctetString Encode(bool visibility)
    {
        var writer = WriterCache.Rent();
        writer.WriteBoolean(visibility);
        return WriterCache.TakeEncoded(writer);
    }
}
