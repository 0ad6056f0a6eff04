using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>Says whether more changes are waiting, and where they begin ([MS-ADTS] section 3.1.1.3.4.1.3).</summary>
public sealed record DirSyncResponseControl : Control, IControl<DirSyncResponseControl>
{
    /// <summary>The object identifier, which the request shares.</summary>
    public const string ControlOid = DirSyncControl.ControlOid;

    /// <summary>Creates the control.</summary>
    /// <param name="hasMore">Whether the same search with the cookie would return more at once.</param>
    /// <param name="cookie">Where the next changes begin.</param>
    public DirSyncResponseControl(bool hasMore, OctetString cookie)
        : base(ControlOid, false, Encode(hasMore, cookie))
    {
        HasMore = hasMore;
        Cookie = cookie;
    }

    /// <summary>Whether the same search with the cookie would return more at once.</summary>
    public bool HasMore { get; }

    /// <summary>Where the next changes begin, in the server's own terms. Keep it for the next <see cref="DirSyncControl"/>.</summary>
    public OctetString Cookie { get; }

    static string IControl<DirSyncResponseControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static DirSyncResponseControl FromControl(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        var hasMore = FlagsValue.ReadFlags(ref value) != 0;

        // The second number has no meaning.
        value.Skip();
        return new(hasMore, value.ReadOctetString());
    }

    static OctetString Encode(bool hasMore, OctetString cookie)
    {
        var writer = WriterCache.Rent();
        writer.PushSequence();
        writer.WriteInteger(hasMore ? 1 : 0);
        writer.WriteInteger(0);
        writer.WriteOctets(cookie);
        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
