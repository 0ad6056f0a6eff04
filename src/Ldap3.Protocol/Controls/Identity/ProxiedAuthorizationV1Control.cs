using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has one operation done as somebody else, in the form before RFC 4370 (draft-weltman-ldapv3-proxy-04), for servers that
/// lack <see cref="ProxiedAuthorizationControl"/>. Always critical.
/// </summary>
public sealed record ProxiedAuthorizationV1Control : Control, IControl<ProxiedAuthorizationV1Control>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "2.16.840.1.113730.3.4.12";

    /// <summary>Creates the control.</summary>
    /// <param name="name">The name of the entry as whose owner the operation is done.</param>
    public ProxiedAuthorizationV1Control(DistinguishedName name)
        : base(ControlOid, true, Encode(name)) => Name = name;

    /// <summary>The name of the entry as whose owner the operation is done.</summary>
    public DistinguishedName Name { get; }

    static string IControl<ProxiedAuthorizationV1Control>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static ProxiedAuthorizationV1Control FromControl(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        return new(ControlValue.ReadName(ref value)) { IsCritical = control.IsCritical };
    }

    static OctetString Encode(DistinguishedName name)
    {
        var writer = WriterCache.Rent();
        writer.PushSequence();
        writer.WriteText(name.ToString());
        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
