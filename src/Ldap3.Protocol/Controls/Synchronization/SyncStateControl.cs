using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Says which entry a message is about and how that stands to the content (RFC 4533 section 2.3). Comes with each entry
/// and reference of a search that had a <see cref="SyncRequestControl"/>.
/// </summary>
public sealed record SyncStateControl : Control, IControl<SyncStateControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.3.6.1.4.1.4203.1.9.1.2";

    /// <summary>Creates the control.</summary>
    /// <param name="state">How the entry stands to the content.</param>
    /// <param name="entryUuid">The entry (RFC 4530), whatever its name is or becomes.</param>
    /// <param name="cookie">
    /// The state of a copy that has this change and all before it, or null when there is no new one.
    /// </param>
    public SyncStateControl(SyncState state, Guid entryUuid, OctetString? cookie = null)
        : base(ControlOid, false, Encode(state, entryUuid, cookie))
    {
        State = state;
        EntryUuid = entryUuid;
        Cookie = cookie;
    }

    /// <summary>How the entry stands to the content.</summary>
    public SyncState State { get; }

    /// <summary>The entry (RFC 4530), whatever its name is or becomes.</summary>
    public Guid EntryUuid { get; }

    /// <summary>The state of a copy that has this change and all before it, or null when there is no new one.</summary>
    public OctetString? Cookie { get; }

    static string IControl<SyncStateControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static SyncStateControl FromControl(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        var state = (SyncState)value.ReadEnumerated();
        return state <= SyncState.Delete
            ? new(state, SyncUuid.Read(ref value), value.ReadOptionalOctetString())
            : throw new LdapProtocolException($"An entry has the sync state {(int)state}; RFC 4533 knows 0 to 3.");
    }

    static OctetString Encode(SyncState state, Guid entryUuid, OctetString? cookie)
    {
        var writer = WriterCache.Rent();
        writer.PushSequence();
        writer.WriteEnumerated((int)state);
        SyncUuid.Write(writer, entryUuid);
        if (cookie is { } newState)
        {
            writer.WriteOctets(newState);
        }

        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
