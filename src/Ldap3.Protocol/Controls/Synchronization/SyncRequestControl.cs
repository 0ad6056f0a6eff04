using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Makes a search synchronize a copy of what it finds (RFC 4533 section 2.2). <see cref="LdapConnection.Synchronize"/>
/// sends it and reads what comes of it.
/// </summary>
public sealed record SyncRequestControl : Control, IControl<SyncRequestControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.3.6.1.4.1.4203.1.9.1.1";

    /// <summary>Creates the control.</summary>
    /// <param name="mode">Whether to go on telling of changes when the copy is up to date.</param>
    /// <param name="cookie">What the server sent to name the state of the copy, or null to ask for everything.</param>
    /// <param name="reloadHint">
    /// Whether a server that cannot tell the difference is to send everything rather than refuse.
    /// </param>
    /// <param name="isCritical">
    /// Whether a server that cannot do this must refuse. True by default: without, it is a plain search.
    /// </param>
    public SyncRequestControl(
        SyncMode mode, OctetString? cookie = null, bool reloadHint = false, bool isCritical = true)
        : base(ControlOid, isCritical, Encode(mode, cookie, reloadHint))
    {
        Mode = mode;
        Cookie = cookie;
        ReloadHint = reloadHint;
    }

    /// <summary>Whether to go on telling of changes when the copy is up to date.</summary>
    public SyncMode Mode { get; }

    /// <summary>The state of the copy in the server's own terms, or null for no copy.</summary>
    public OctetString? Cookie { get; }

    /// <summary>Whether a server that cannot tell the difference is to send everything rather than refuse.</summary>
    public bool ReloadHint { get; }

    static string IControl<SyncRequestControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static SyncRequestControl FromControl(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        var mode = (SyncMode)value.ReadEnumerated();
        return mode is SyncMode.RefreshOnly or SyncMode.RefreshAndPersist
            ? new(mode, value.ReadOptionalOctetString(), value.ReadOptionalBoolean(), control.IsCritical)
            : throw new LdapProtocolException(
                $"A sync request has the mode {(int)mode}; RFC 4533 knows 1 (refreshOnly) and 3 (refreshAndPersist).");
    }

    static OctetString Encode(SyncMode mode, OctetString? cookie, bool reloadHint)
    {
        var writer = WriterCache.Rent();
        writer.PushSequence();
        writer.WriteEnumerated((int)mode);
        if (cookie is { } state)
        {
            writer.WriteOctets(state);
        }

        // RFC 4511 section 5.1: a value that equals its DEFAULT is not sent.
        if (reloadHint)
        {
            writer.WriteBoolean(true);
        }

        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
