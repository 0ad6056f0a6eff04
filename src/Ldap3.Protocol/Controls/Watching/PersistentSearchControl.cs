using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a search go on after the entries there are: each entry that is changed then and meets the filter comes too
/// (draft-ietf-ldapext-psearch-03). Such a search never ends by itself: read it with <see cref="LdapConnection.StreamAsync"/>,
/// which waits without a time limit unless the request sets one, and leave the loop or cancel to end it. The entries have
/// an <see cref="EntryChangeNotificationControl"/>.
/// </summary>
public sealed record PersistentSearchControl : Control, IControl<PersistentSearchControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "2.16.840.1.113730.3.4.3";

    /// <summary>Creates the control.</summary>
    /// <param name="changes">The changes to tell of. All by default.</param>
    /// <param name="changesOnly">Whether to leave out the entries that are there already. True by default.</param>
    /// <param name="returnEntryChangeControls">Whether entries are to say how they were changed. True by default.</param>
    /// <param name="isCritical">Whether a server that cannot do this must refuse. True by default: without, it is a plain search.</param>
    public PersistentSearchControl(
        ChangeKinds changes = ChangeKinds.All,
        bool changesOnly = true,
        bool returnEntryChangeControls = true,
        bool isCritical = true)
        : base(ControlOid, isCritical, Encode(changes, changesOnly, returnEntryChangeControls))
    {
        Changes = changes;
        ChangesOnly = changesOnly;
        ReturnEntryChangeControls = returnEntryChangeControls;
    }

    /// <summary>The changes to tell of.</summary>
    public ChangeKinds Changes { get; }

    /// <summary>Whether the entries that are there already are left out.</summary>
    public bool ChangesOnly { get; }

    /// <summary>Whether entries say how they were changed.</summary>
    public bool ReturnEntryChangeControls { get; }

    static string IControl<PersistentSearchControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static PersistentSearchControl FromControl(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        return new((ChangeKinds)value.ReadInteger(), value.ReadBoolean(), value.ReadBoolean(), control.IsCritical);
    }

    static OctetString Encode(ChangeKinds changes, bool changesOnly, bool returnEntryChangeControls)
    {
        var writer = WriterCache.Rent();
        writer.PushSequence();
        writer.WriteInteger((int)changes);
        writer.WriteBoolean(changesOnly);
        writer.WriteBoolean(returnEntryChangeControls);
        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
