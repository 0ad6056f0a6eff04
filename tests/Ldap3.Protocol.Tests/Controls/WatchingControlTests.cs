using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Controls;

/// <summary>The octets were put together by hand from draft-ietf-ldapext-psearch-03.</summary>
public sealed class WatchingControlTests
{
    [Fact]
    public void A_persistent_search_says_which_changes_it_waits_for()
    {
        ControlWire.Is("30 09 02 01 0F 01 01 FF 01 01 FF", new PersistentSearchControl());
        ControlWire.Is(
            "30 09 02 01 05 01 01 00 01 01 00",
            new PersistentSearchControl(ChangeKinds.Add | ChangeKinds.Modify, changesOnly: false, returnEntryChangeControls: false, isCritical: false));
        Assert.True(new PersistentSearchControl().IsCritical);
        ControlWire.Refuses<PersistentSearchControl>("", "30 00", "30 03 02 01 0F", "30 09 02 01 FF 01 01 FF 01 01 FF", "30 06 02 01 0F 01 01 FF");
        ControlWire.SurvivesDamage(new PersistentSearchControl());
    }

    [Fact]
    public void An_entry_says_how_it_was_changed()
    {
        ControlWire.Is("30 03 0A 01 01", new EntryChangeNotificationControl(ChangeKinds.Add));
        ControlWire.Is("30 06 0A 01 04 02 01 07", new EntryChangeNotificationControl(ChangeKinds.Modify, null, 7));
        ControlWire.Is(
            "30 0F 0A 01 08 04 04 63 6E 3D 61 02 04 7F FF FF FF",
            new EntryChangeNotificationControl(ChangeKinds.ModifyDn, DistinguishedName.Parse("cn=a"), int.MaxValue));
        ControlWire.Is("30 0A 0A 01 02 02 05 01 00 00 00 00", new EntryChangeNotificationControl(ChangeKinds.Delete, null, 1L << 32));
        ControlWire.Refuses<EntryChangeNotificationControl>("", "30 00", "30 03 02 01 01", "30 05 0A 01 01 02 00", "30 04 0A 01 08 04");
        ControlWire.SurvivesDamage(
            new EntryChangeNotificationControl(ChangeKinds.ModifyDn, DistinguishedName.Parse("cn=a"), int.MaxValue));
    }

    [Fact]
    public void A_change_is_read_with_the_name_before_and_its_number()
    {
        var renamed = ControlWire.Read<EntryChangeNotificationControl>("30 0C 0A 01 08 04 04 63 6E 3D 61 02 01 2A");
        var added = ControlWire.Read<EntryChangeNotificationControl>("30 03 0A 01 01");

        Assert.Equal((ChangeKinds.ModifyDn, DistinguishedName.Parse("cn=a"), 42L), (renamed.Change, renamed.PreviousName, renamed.ChangeNumber));
        Assert.Equal((ChangeKinds.Add, null, null), (added.Change, added.PreviousName, added.ChangeNumber));
    }
}
