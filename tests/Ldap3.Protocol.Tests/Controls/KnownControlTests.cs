using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Tests.Codec;

namespace Ldap3.Protocol.Tests.Controls;

public sealed class KnownControlTests
{
    static readonly SearchResultEntry Entry = new(
        DistinguishedName.Parse("cn=x,dc=example"), new LdapAttribute("cn", "x"), new LdapAttribute("mail", "a", "b"));

    [Theory]
    [InlineData(0, "")]
    [InlineData(1000, "\0\u0001cookie")]
    [InlineData(int.MaxValue, "c")]
    public void Paged_results_come_back_as_sent(int size, string cookie) =>
        ControlWire.ComesBack(new PagedResultsControl(size, cookie, isCritical: true));

    [Fact]
    public void A_sort_comes_back_as_sent()
    {
        ControlWire.ComesBack(new ServerSideSortControl(new SortKey("sn"), new SortKey("givenName", "caseIgnoreOrderingMatch", true)));
        ControlWire.ComesBack(new ServerSideSortControl([new SortKey("sn", null, true)], isCritical: true));
        ControlWire.ComesBack(new ServerSideSortResponseControl(ResultCode.Success));
        ControlWire.ComesBack(new ServerSideSortResponseControl(ResultCode.NoSuchAttribute, "sn"));
    }

    [Fact]
    public void The_keys_of_a_sort_come_back_in_order()
    {
        SortKey[] keys = [new("sn"), new("givenName", "2.5.13.3", true)];

        Control[] received = [new Control(ServerSideSortControl.ControlOid, true, new ServerSideSortControl(keys).Value)];

        var found = received.Find<ServerSideSortControl>();
        Assert.NotNull(found);
        Assert.Equal(keys, found.Keys);
        Assert.True(found.IsCritical);
    }

    [Fact]
    public void A_virtual_list_view_comes_back_as_sent()
    {
        ControlWire.ComesBack(VirtualListViewControl.ByOffset(0, 19, 1));
        ControlWire.ComesBack(VirtualListViewControl.ByOffset(5, 5, 100, 2000, "context", isCritical: false));
        ControlWire.ComesBack(VirtualListViewControl.ByValue(0, 9, "Love", OctetString.Empty));
        ControlWire.ComesBack(new VirtualListViewResponseControl(1, 2000, ResultCode.Success));
        ControlWire.ComesBack(new VirtualListViewResponseControl(0, 0, ResultCode.SortControlMissing, "context"));
    }

    [Fact]
    public void An_assertion_comes_back_as_sent() =>
        ControlWire.ComesBack(new AssertionControl(Filter.Equal("entryUUID", "x") & !Filter.Present("mail")));

    [Fact]
    public void Read_entry_controls_come_back_as_sent()
    {
        ControlWire.ComesBack(new PreReadControl("cn", "*", "+"));
        ControlWire.ComesBack(new PostReadControl([], isCritical: true));
        ControlWire.ComesBack(new PreReadResponseControl(Entry));
        ControlWire.ComesBack(new PostReadResponseControl(Entry));
    }

    [Fact]
    public void A_read_entry_under_the_tag_of_a_SEQUENCE_is_read_as_OpenLDAP_sends_it()
    {
        var octets = new PostReadResponseControl(Entry).Value!.Value.ToArray();
        Assert.Equal(0x64, octets[0]);
        octets[0] = 0x30;

        Control[] received = [new Control(PostReadResponseControl.ControlOid, false, octets)];

        Assert.Equal(Entry, received.Find<PostReadResponseControl>()!.Entry);
    }

    [Fact]
    public void Manage_dsa_it_comes_back_as_sent() => ControlWire.ComesBack(new ManageDsaItControl());

    [Fact]
    public void A_control_that_is_not_there_is_not_found()
    {
        Control[] none = [new Control("1.2.3")];

        Assert.Null(none.Find<PagedResultsControl>());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("30 03 02 01 05")]
    [InlineData("30 05 02 01 FF 04 00")]
    [InlineData("30 06 02 01 05 04 02 00")]
    public void A_malformed_value_is_refused_when_it_is_asked_for(string? value)
    {
        Control[] received =
            [new Control(PagedResultsControl.ControlOid, false, value is null ? default(OctetString?) : Wire.Hex(value))];

        Assert.Throws<LdapProtocolException>(received.Find<PagedResultsControl>);
    }

    [Theory]
    [InlineData("30 09 02 01 05 04 02 AA BB 01 01", 5, "AABB")] // an unknown element behind the known ones
    [InlineData("30 84 00 00 00 0A 02 04 00 00 00 05 04 02 AA BB", 5, "AABB")] // lengths as Active Directory writes them
    public void A_value_written_otherwise_than_by_us_is_read(string value, int size, string cookie)
    {
        Control[] received = [new Control(PagedResultsControl.ControlOid, false, Wire.Hex(value))];

        var control = received.Find<PagedResultsControl>();

        Assert.NotNull(control);
        Assert.Equal(size, control.Size);
        Assert.Equal(cookie, Convert.ToHexString(control.Cookie.Span));
    }

    // The octets below were put together by hand from the ASN.1 of the documents named.
    [Fact]
    public void Values_are_the_octets_that_the_documents_say()
    {
        Is("30 05 02 01 64 04 00", new PagedResultsControl(100)); // RFC 2696
        Is("30 0E 30 0C 04 02 73 6E 80 03 32 2E 35 81 01 FF", new ServerSideSortControl(new SortKey("sn", "2.5", true)));
        Is("30 03 0A 01 00", new ServerSideSortResponseControl(ResultCode.Success)); // RFC 2891
        Is("30 0E 02 01 00 02 01 13 A0 06 02 01 01 02 01 00", VirtualListViewControl.ByOffset(0, 19, 1));
        Is("30 09 02 01 00 02 01 13 81 01 41", VirtualListViewControl.ByValue(0, 19, "A"));
        Is("30 0A 02 01 01 02 02 07 D0 0A 01 00", new VirtualListViewResponseControl(1, 2000, ResultCode.Success));
        Is("87 02 63 6E", new AssertionControl(Filter.Present("cn"))); // RFC 4528
        Is("30 04 04 02 63 6E", new PreReadControl("cn")); // RFC 4527
        Is("64 04 04 00 30 00", new PreReadResponseControl(new SearchResultEntry(default)));
        Assert.Null(new ManageDsaItControl().Value); // RFC 3296

        static void Is(string octets, Control control) =>
            Assert.Equal(octets.Replace(" ", ""), Convert.ToHexString(control.Value!.Value.Span));
    }
}
