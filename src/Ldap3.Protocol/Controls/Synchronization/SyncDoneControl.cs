using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Comes with the last message of a search that had a <see cref="SyncRequestControl"/> (RFC 4533 section 2.4).
/// </summary>
public sealed record SyncDoneControl : Control, IControl<SyncDoneControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.3.6.1.4.1.4203.1.9.1.3";

    /// <summary>Creates the control.</summary>
    /// <param name="cookie">The state of the copy now, or null when there is no new one.</param>
    /// <param name="refreshDeletes">Whether what is gone was named; otherwise what was not named is gone.</param>
    public SyncDoneControl(OctetString? cookie = null, bool refreshDeletes = false)
        : base(ControlOid, false, Encode(cookie, refreshDeletes))
    {
        Cookie = cookie;
        RefreshDeletes = refreshDeletes;
    }

    /// <summary>The state of the copy now, or null when there is no new one.</summary>
    public OctetString? Cookie { get; }

    /// <summary>
    /// Whether what is gone was named (a delete phase); otherwise what was not named is gone (a present phase).
    /// </summary>
    public bool RefreshDeletes { get; }

    static string IControl<SyncDoneControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static SyncDoneControl FromControl(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        return new(value.ReadOptionalOctetString(), value.ReadOptionalBoolean());
    }

    static OctetString Encode(OctetString? cookie, bool refreshDeletes)
    {
        var writer = WriterCache.Rent();
        writer.PushSequence();
        if (cookie is { } state)
        {
            writer.WriteOctets(state);
        }

        if (refreshDeletes)
        {
            writer.WriteBoolean(true);
        }

        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
