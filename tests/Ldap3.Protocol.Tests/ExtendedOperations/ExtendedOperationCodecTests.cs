using Ldap3.Protocol.Controls;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Tests.Controls;

namespace Ldap3.Protocol.Tests.ExtendedOperations;

public sealed class ExtendedOperationCodecTests
{
    static readonly string[] Damaged = ["", "3005", "0403616263", "300302", "30060101FF040561", "3000"];

    [Fact]
    public void A_cancelation_is_written_as_rfc_3909_says()
    {
        var request = CancelRequest.For(5);

        Assert.Equal(("1.3.6.1.1.8", "3003020105"), (request.Oid, Hex(request)));
        Assert.Equal(5, CancelRequest.Read(request));
        Assert.Throws<ArgumentOutOfRangeException>(() => CancelRequest.For(0));
    }

    [Fact]
    public void A_refresh_is_written_as_rfc_2589_says()
    {
        var request = new DynamicEntryRefresh(DistinguishedName.Parse("cn=x"), TimeSpan.FromSeconds(300)).ToRequest();
        var read = DynamicEntryRefresh.Read(request);

        Assert.Equal("1.3.6.1.4.1.1466.101.119.1", request.Oid);
        Assert.Equal("300A" + "8004636E3D78" + "8102012C", Hex(request));
        Assert.Equal(("cn=x", 300), (read.Entry.ToString(), read.TimeToLive.TotalSeconds));
        Assert.Equal(TimeSpan.FromSeconds(600), DynamicEntryRefresh.ReadGranted(Answer("300481020258")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31557601)]
    public void An_entry_lives_from_a_second_to_a_year(int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DynamicEntryRefresh(default, TimeSpan.FromSeconds(seconds)));

    // RFC 4531 section 4: the identifier of its examples.
    [Theory]
    [InlineData(true, "300A" + "0101FF" + "0405585859595A")]
    [InlineData(false, "3007" + "04055858" + "59595A")]
    public void A_turn_is_written_as_rfc_4531_says(bool isMutual, string octets)
    {
        var request = new Turn("XXYYZ", isMutual).ToRequest();

        Assert.Equal(("1.3.6.1.1.19", octets), (request.Oid, Hex(request)));
        Assert.Equal(new Turn("XXYYZ", isMutual), Turn.Read(request));
    }

    [Theory]
    [InlineData(true, "300404027431")]
    [InlineData(false, "3007" + "010100" + "04027431")]
    public void The_end_of_a_transaction_is_written_as_rfc_5805_says(bool commit, string octets)
    {
        var request = new TransactionEnd("t1", commit).ToRequest();

        Assert.Equal(("1.3.6.1.1.21.3", octets), (request.Oid, Hex(request)));
        Assert.Equal(new TransactionEnd("t1", commit), TransactionEnd.Read(request));
    }

    [Fact]
    public void The_start_of_a_transaction_has_no_value() =>
        Assert.Equal(("1.3.6.1.1.21.1", null), (TransactionEnd.StartRequest.Oid, TransactionEnd.StartRequest.Value));

    [Fact]
    public void An_update_says_what_transaction_it_belongs_to()
    {
        ControlWire.Is("7431", new TransactionSpecificationControl("t1"));
        ControlWire.Is("", new TransactionSpecificationControl(""));
        Assert.True(new TransactionSpecificationControl("t1").IsCritical);
    }

    [Theory]
    [InlineData("30")]
    [InlineData("A0")]
    public void A_server_tells_the_controls_of_each_update(string tag)
    {
        var end = TransactionEndResult.Read(Answer($"3010300E300C020104{tag}0730050403312E32"));

        Assert.Null(end.FailedMessageId);
        var (messageId, controls) = Assert.Single(end.UpdateControls);
        Assert.Equal((4, "1.2"), (messageId, Assert.Single(controls).Oid));
    }

    [Fact]
    public void A_server_tells_which_update_failed_or_nothing()
    {
        Assert.Equal(3, TransactionEndResult.Read(Answer("3003020103")).FailedMessageId);
        Assert.Null(TransactionEndResult.Read(new ExtendedResponse { ResultCode = ResultCode.Success }).FailedMessageId);
    }

    [Fact]
    public void What_is_malformed_is_refused()
    {
        foreach (var octets in Damaged)
        {
            var request = new ExtendedRequest("1.2", Convert.FromHexString(octets));
            Assert.Throws<LdapProtocolException>(() => CancelRequest.Read(request));
            Assert.Throws<LdapProtocolException>(() => DynamicEntryRefresh.Read(request));
            Assert.Throws<LdapProtocolException>(() => Turn.Read(request));
            Assert.Throws<LdapProtocolException>(() => TransactionEnd.Read(request));
            Assert.Throws<LdapProtocolException>(() => DynamicEntryRefresh.ReadGranted(Answer(octets)));
        }

        Assert.Throws<LdapProtocolException>(() => CancelRequest.Read(new ExtendedRequest("1.2")));
        Assert.Throws<LdapProtocolException>(
            () => DynamicEntryRefresh.ReadGranted(new ExtendedResponse { ResultCode = ResultCode.Success }));
        Assert.Throws<LdapProtocolException>(() => TransactionEndResult.Read(Answer("0403616263")));
        Assert.Throws<LdapProtocolException>(() => TransactionEndResult.Read(Answer("3010300E300C0201")));
    }

    static string Hex(ExtendedRequest request) => Convert.ToHexString(request.Value!.Value.Span);

    static ExtendedResponse Answer(string octets) =>
        new() { ResultCode = ResultCode.Success, Value = Convert.FromHexString(octets) };
}
