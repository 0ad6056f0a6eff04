using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>Has a search look into one database of the server only (389 Directory Server).</summary>
public sealed record OneBackendControl : Control, IControl<OneBackendControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "2.16.840.1.113730.3.4.14";

    /// <summary>Creates the control.</summary>
    /// <param name="backend">The name of the database, such as <c>userRoot</c>.</param>
    /// <param name="isCritical">Whether a server that does not know it must refuse. True by default.</param>
    public OneBackendControl(string backend, bool isCritical = true)
        : base(ControlOid, isCritical, OctetString.FromString(backend)) => Backend = backend;

    /// <summary>The name of the database.</summary>
    public string Backend { get; }

    static string IControl<OneBackendControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static OneBackendControl FromControl(Control control) =>
        new(ControlValue.Get(control).ToString(), control.IsCritical);
}
