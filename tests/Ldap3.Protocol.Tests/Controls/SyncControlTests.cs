using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Tests.Codec;

namespace Ldap3.Protocol.Tests.Controls;

/// <summary>RFC 4533 section 2. The octets were put together by hand from its ASN.1.</summary>
public sealed class SyncControlTests
{
    const string UuidOctets = "04 10 00 11 22 33 44 55 66 77 88 99 AA BB CC DD EE FF";
    const string OtherOctets = "04 10 10 11 22 33 44 55 66 77 88 99 AA BB CC DD EE FF";

    static readonly Guid Uuid = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");
    static readonly Guid Other = Guid.Parse("10112233-4455-6677-8899-aabbccddeeff");

    public static TheoryData<string, Control> Vectors => new()
    {
        { "30 03 0A 01 01", new SyncRequestControl(SyncMode.RefreshOnly) },
        { "30 06 0A 01 03 04 01 63", new SyncRequestControl(SyncMode.RefreshAndPersist, "c") },
        { "30 09 0A 01 01 04 01 63 01 01 FF", new SyncRequestControl(SyncMode.RefreshOnly, "c", reloadHint: true) },
        { "30 06 0A 01 01 01 01 FF", new SyncRequestControl(SyncMode.RefreshOnly, null, reloadHint: true) },
        { $"30 15 0A 01 00 {UuidOctets}", new SyncStateControl(SyncState.Present, Uuid) },
        { $"30 18 0A 01 03 {UuidOctets} 04 01 63", new SyncStateControl(SyncState.Delete, Uuid, "c") },
        { $"30 17 0A 01 02 {UuidOctets} 04 00", new SyncStateControl(SyncState.Modify, Uuid, OctetString.Empty) },
        { "30 00", new SyncDoneControl() },
        { "30 06 04 01 63 01 01 FF", new SyncDoneControl("c", refreshDeletes: true) },
        { "30 03 01 01 FF", new SyncDoneControl(null, refreshDeletes: true) },
    };

    public static TheoryData<string, SyncInfoMessage> Messages => new()
    {
        { "80 01 63", SyncInfoMessage.NewCookie("c") },
        { "A1 00", SyncInfoMessage.RefreshDelete() },
        { "A1 06 04 01 63 01 01 00", SyncInfoMessage.RefreshDelete("c", refreshDone: false) },
        { "A2 03 04 01 63", SyncInfoMessage.RefreshPresent("c") },
        { "A2 03 01 01 00", SyncInfoMessage.RefreshPresent(null, refreshDone: false) },
        { "A3 02 31 00", SyncInfoMessage.IdSet([]) },
        { $"A3 2C 04 01 63 01 01 FF 31 24 {OtherOctets} {UuidOctets}", SyncInfoMessage.IdSet([Other, Uuid], true, "c") },
    };

    public static TheoryData<string, string?> MalformedControls => new()
    {
        { SyncRequestControl.ControlOid, null },
        { SyncRequestControl.ControlOid, "30 00" },
        { SyncRequestControl.ControlOid, "30 03 0A 01 02" },
        { SyncRequestControl.ControlOid, "30 06 0A 01 01 04 05 63" },
        { SyncStateControl.ControlOid, "" },
        { SyncStateControl.ControlOid, "30 03 0A 01 00" },
        { SyncStateControl.ControlOid, $"30 15 0A 01 04 {UuidOctets}" },
        { SyncStateControl.ControlOid, "30 07 0A 01 00 04 02 00 11" },
        { SyncDoneControl.ControlOid, null },
        { SyncDoneControl.ControlOid, "30 05 01 01" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_control_is_the_octets_that_its_document_says(string octets, Control control) =>
        Assert.Equal(octets.Replace(" ", ""), Convert.ToHexString(control.Value!.Value.Span));

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_control_comes_back_as_it_was_sent(string octets, Control control)
    {
        Control[] received = [new Control(control.Oid, control.IsCritical, Wire.Hex(octets))];

        Control? found = control switch
        {
            SyncRequestControl => received.Find<SyncRequestControl>(),
            SyncStateControl => received.Find<SyncStateControl>(),
            _ => received.Find<SyncDoneControl>(),
        };

        Assert.Equal(control, found);
    }

    [Theory]
    [MemberData(nameof(MalformedControls))]
    public void A_malformed_control_is_refused_when_it_is_asked_for(string oid, string? octets)
    {
        Control[] received = [new Control(oid, false, octets is null ? default(OctetString?) : Wire.Hex(octets))];

        Assert.Throws<LdapProtocolException>(() =>
        {
            _ = received.Find<SyncRequestControl>();
            _ = received.Find<SyncStateControl>();
            _ = received.Find<SyncDoneControl>();
        });
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_sync_info_message_is_the_octets_that_its_document_says(string octets, SyncInfoMessage message)
    {
        var response = message.ToResponse();

        Assert.Equal("1.3.6.1.4.1.4203.1.9.1.4", response.Oid);
        Assert.Equal(octets.Replace(" ", ""), Convert.ToHexString(response.Value!.Value.Span));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_sync_info_message_comes_back_as_it_was_sent(string octets, SyncInfoMessage message)
    {
        var found = SyncInfoMessage.FromResponse(new IntermediateResponse(SyncInfoMessage.Oid, Wire.Hex(octets)));

        Assert.NotNull(found);
        Assert.Equal(message.Kind, found.Kind);
        Assert.Equal(message.Cookie, found.Cookie);
        Assert.Equal(message.RefreshDone, found.RefreshDone);
        Assert.Equal(message.RefreshDeletes, found.RefreshDeletes);
        Assert.Equal(message.EntryUuids, found.EntryUuids);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("84 00")] // a choice that there is not
    [InlineData("A1 02 04 05")]
    [InlineData("A3 00")] // a set without its entries
    [InlineData("A3 06 31 04 04 02 00 11")] // an entryUUID of two octets
    public void A_malformed_sync_info_message_is_refused(string? octets)
    {
        var response = new IntermediateResponse(
            SyncInfoMessage.Oid, octets is null ? default(OctetString?) : Wire.Hex(octets));

        Assert.Throws<LdapProtocolException>(() => SyncInfoMessage.FromResponse(response));
    }

    [Fact]
    public void Another_intermediate_response_is_no_sync_info_message()
    {
        Assert.Null(SyncInfoMessage.FromResponse(new IntermediateResponse("1.2.3", "x")));
        Assert.Null(SyncInfoMessage.FromResponse(new IntermediateResponse(null, null)));
    }
}
