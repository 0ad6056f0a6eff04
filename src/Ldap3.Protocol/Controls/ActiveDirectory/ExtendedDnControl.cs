using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a search return names with the identifiers of what they name, as <c>&lt;GUID=...&gt;;&lt;SID=...&gt;;CN=...</c>
/// ([MS-ADTS] section 3.1.1.3.4.1.5). <see cref="Values.ActiveDirectory.ExtendedDistinguishedName"/> reads them, in both formats.
/// </summary>
public sealed record ExtendedDnControl : Control, IControl<ExtendedDnControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.529";

    /// <summary>Creates the control.</summary>
    /// <param name="asText">Whether identifiers are written as people do, or by their octets. True by default.</param>
    /// <param name="isCritical">Whether a server that does not know it must refuse. True by default.</param>
    public ExtendedDnControl(bool asText = true, bool isCritical = true)
        : base(ControlOid, isCritical, FlagsValue.Encode(asText ? 1 : 0)) => AsText = asText;

    /// <summary>Whether identifiers are written as people do: <c>&lt;SID=S-1-...&gt;</c>; otherwise by their octets.</summary>
    public bool AsText { get; }

    static string IControl<ExtendedDnControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static ExtendedDnControl FromControl(Control control) =>
        new(control.Value is not null && FlagsValue.Read(control) != 0, control.IsCritical);
}
