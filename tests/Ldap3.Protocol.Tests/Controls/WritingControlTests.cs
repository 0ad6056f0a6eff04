using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Tests.Codec;

namespace Ldap3.Protocol.Tests.Controls;

public sealed class WritingControlTests
{
    [Fact]
    public void Controls_without_a_value_have_none()
    {
        ControlWire.Is(null, new NoOpControl()); // draft-zeilenga-ldap-noop-12
        ControlWire.Is(null, new RelaxRulesControl()); // draft-zeilenga-ldap-relax-03
        ControlWire.Is(null, new SubtreeDeleteControl()); // draft-armijo-ldap-treedelete-02
    }

    [Fact]
    public void A_control_that_would_be_dangerous_to_ignore_is_critical()
    {
        Assert.True(new NoOpControl().IsCritical);
        Assert.True(new RelaxRulesControl().IsCritical);
        Assert.True(new SubtreeDeleteControl().IsCritical);
        Assert.True(new AssertionControl(Filter.Present("cn")).IsCritical);
    }

    [Fact]
    public void Either_family_of_servers_gets_the_number_it_knows()
    {
        Assert.Equal("1.3.6.1.4.1.4203.666.5.2", new NoOpControl().Oid);
        Assert.Equal("1.3.6.1.4.1.4203.1.10.2", new NoOpControl(NoOpControl.OpenDsOid).Oid);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("30 03 02 01")] // no BER at all
    [InlineData("FF 00 01")]
    public void An_unknown_control_is_carried_untouched(string? value)
    {
        var unknown = new Control("1.3.6.1.4.1.99999.1", true, value is null ? default(OctetString?) : Wire.Hex(value));

        var sent = Wire.Decode<DeleteRequest>(Wire.Encode(new DeleteRequest(default) { Controls = [unknown, new NoOpControl()] }));
        var answered = Wire.Decode<DeleteResponse>(
            Wire.Encode(new DeleteResponse { ResultCode = ResultCode.Success, Controls = sent.Controls }));

        Assert.Equal(unknown, answered.Controls[0]);
        Assert.Equal(unknown.Value, answered.Controls[0].Value);
        Assert.IsType<Control>(answered.Controls[0]);
    }

    [Fact]
    public void A_control_of_ones_own_is_found_like_any_other()
    {
        Control[] received = [new Control("1.2.3.4", false, OctetString.FromString("hello"))];

        Assert.Equal("hello", received.Find<OwnControl>()!.Text);
    }

    sealed record OwnControl(string Text) : Control("1.2.3.4", false, OctetString.FromString(Text)), IControl<OwnControl>
    {
        public static string ControlOid => "1.2.3.4";

        public static OwnControl FromControl(Control control) => new(control.Value!.Value.ToString());
    }
}
