using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Tests.Codec;

namespace Ldap3.Protocol.Tests.Controls;

/// <summary>What every control is held to: its octets, and the way there and back.</summary>
static class ControlWire
{
    /// <summary>The value is these octets, or none, and read from them it is the same control.</summary>
    public static void Is<T>(string? octets, T control)
        where T : Control, IControl<T>
    {
        Assert.Equal(octets?.Replace(" ", ""), control.Value is { } value ? Convert.ToHexString(value.Span) : null);
        ComesBack(control);
    }

    /// <summary>Sent in a message beside an unknown control, it is found and read as what it was.</summary>
    public static void ComesBack<T>(T control)
        where T : Control, IControl<T>
    {
        var message = Wire.Encode(new DeleteRequest(default) { Controls = [new Control("1.2.3"), control] });
        var received = Wire.Decode<DeleteRequest>(message).Controls;

        var found = received.Find<T>();

        Assert.IsNotType<T>(received[1]);
        Assert.Equal(control, found);
        Assert.Equal(control.IsCritical, found!.IsCritical);
        Assert.Same(found, ((IReadOnlyList<Control>)[found]).Find<T>());
    }

    /// <summary>A control that came with these octets.</summary>
    public static T Read<T>(string octets)
        where T : Control, IControl<T>
    {
        Control[] received = [new Control(T.ControlOid, false, Wire.Hex(octets))];
        return received.Find<T>()!;
    }

    /// <summary>Neither these octets nor the absence of any is taken for a value.</summary>
    public static void Refuses<T>(params string[] malformed)
        where T : Control, IControl<T>
    {
        Control[] without = [new Control(T.ControlOid)];
        Assert.Throws<LdapProtocolException>(without.Find<T>);
        foreach (var octets in malformed)
        {
            Control[] received = [new Control(T.ControlOid, true, Wire.Hex(octets))];
            Assert.True(
                Record.Exception(received.Find<T>) is LdapProtocolException { Message.Length: > 20 },
                $"{typeof(T).Name} took {octets} for its value.");
        }
    }

    /// <summary>No octet that is another, missing or added makes reading throw anything but the exception of the wire.</summary>
    public static void SurvivesDamage<T>(T control)
        where T : Control, IControl<T>
    {
        var whole = control.Value!.Value.ToArray();
        for (var i = 0; i < whole.Length; i++)
        {
            ReadOrRefuse(whole[..i]);
            foreach (var octet in (byte[])[0x00, 0x01, 0x30, 0x7F, 0x80, 0xFF])
            {
                var damaged = whole.ToArray();
                damaged[i] = octet;
                ReadOrRefuse(damaged);
            }
        }

        static void ReadOrRefuse(byte[] octets)
        {
            Control[] received = [new Control(T.ControlOid, false, new OctetString(octets))];
            Assert.True(
                Record.Exception(received.Find<T>) is null or LdapProtocolException,
                $"{typeof(T).Name} of {Convert.ToHexString(octets)} throws something else.");
        }
    }
}
