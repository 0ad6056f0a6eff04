using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Values;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Says whose quota <c>msDS-QuotaEffective</c> and <c>msDS-QuotaUsed</c> of a search tell ([MS-ADTS] section 3.1.1.3.4.1.19); without it,
/// the caller's.
/// </summary>
public sealed record QuotaControl : Control, IControl<QuotaControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.1852";

    /// <summary>Creates the control.</summary>
    /// <param name="account">Whose quota.</param>
    /// <param name="isCritical">Whether a server that does not know it must refuse. True by default: otherwise it is the caller's.</param>
    public QuotaControl(Sid account, bool isCritical = true)
        : base(ControlOid, isCritical, Encode(account)) => Account = account;

    /// <summary>Whose quota.</summary>
    public Sid Account { get; }

    static string IControl<QuotaControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static QuotaControl FromControl(Control control) =>
        Sid.TryFromOctets(ControlValue.Open(control).ReadSequence().ReadOctets(), out var account)
            ? new(account, control.IsCritical)
            : throw new LdapProtocolException($"The control {ControlOid} holds no security identifier.");

    static OctetString Encode(Sid account)
    {
        var writer = WriterCache.Rent();
        writer.PushSequence();
        writer.WriteOctets(account.ToOctets());
        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
