using System.Text;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Names the global catalog by which the server checks names of other domains that a change writes ([MS-ADTS] section
/// 3.1.1.3.4.1.15).
/// </summary>
public sealed record VerifyNameControl : Control, IControl<VerifyNameControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.1338";

    /// <summary>Creates the control.</summary>
    /// <param name="serverName">The global catalog's name in DNS.</param>
    /// <param name="isCritical">Whether a server that does not know it must refuse. False by default.</param>
    public VerifyNameControl(string serverName, bool isCritical = false)
        : base(ControlOid, isCritical, Encode(serverName)) => ServerName = serverName;

    /// <summary>The global catalog's name in DNS.</summary>
    public string ServerName { get; }

    static string IControl<VerifyNameControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static VerifyNameControl FromControl(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        _ = FlagsValue.ReadFlags(ref value);
        return new(Encoding.Unicode.GetString(value.ReadOctets()), control.IsCritical);
    }

    static OctetString Encode(string serverName)
    {
        ArgumentNullException.ThrowIfNull(serverName);
        var writer = WriterCache.Rent();
        writer.PushSequence();

        // The flags are ignored; the name is in UTF-16.
        writer.WriteInteger(0);
        writer.WriteOctets(Encoding.Unicode.GetBytes(serverName));
        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
