using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Says how an entry was changed (draft-ietf-ldapext-psearch-03 section 5). Comes with each changed entry of a search that
/// had a <see cref="PersistentSearchControl"/>: <c>entry.Controls.Find</c>.
/// </summary>
public sealed record EntryChangeNotificationControl : Control, IControl<EntryChangeNotificationControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "2.16.840.1.113730.3.4.7";

    /// <summary>Creates the control.</summary>
    /// <param name="change">What was done; one kind.</param>
    /// <param name="previousName">The name before, of a renamed entry; null otherwise.</param>
    /// <param name="changeNumber">The number of the change in the server's change log, or null if it has none.</param>
    public EntryChangeNotificationControl(
        ChangeKinds change, DistinguishedName? previousName = null, long? changeNumber = null)
        : base(ControlOid, false, Encode(change, previousName, changeNumber))
    {
        Change = change;
        PreviousName = previousName;
        ChangeNumber = changeNumber;
    }

    /// <summary>What was done; one kind.</summary>
    public ChangeKinds Change { get; }

    /// <summary>The name before, of a renamed entry; null otherwise.</summary>
    public DistinguishedName? PreviousName { get; }

    /// <summary>The number of the change in the server's change log, or null if it did not say.</summary>
    public long? ChangeNumber { get; }

    static string IControl<EntryChangeNotificationControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static EntryChangeNotificationControl FromControl(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        var change = (ChangeKinds)value.ReadEnumerated();
        var previousName = value.IsNext(BerTag.OctetString) ? ControlValue.ReadName(ref value) : default(DistinguishedName?);
        return new(change, previousName, value.IsNext(BerTag.Integer) ? value.ReadLong() : null);
    }

    static OctetString Encode(ChangeKinds change, DistinguishedName? previousName, long? changeNumber)
    {
        var writer = WriterCache.Rent();
        writer.PushSequence();
        writer.WriteEnumerated((int)change);
        if (previousName is { } name)
        {
            writer.WriteText(name.ToString());
        }

        if (changeNumber is { } number)
        {
            writer.WriteInteger(number);
        }

        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
