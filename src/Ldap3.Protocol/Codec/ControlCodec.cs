using System.Formats.Asn1;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Codec;

/// <summary>The controls of a message as octets, both ways (RFC 4511 section 4.1.11).</summary>
static class ControlCodec
{
    public static void Write(AsnWriter writer, IReadOnlyList<Control> controls)
    {
        if (controls.Count == 0)
        {
            return;
        }

        var tag = AsnTag.Of(OperationTag.Controls);
        writer.PushSequence(tag);
        for (var i = 0; i < controls.Count; i++)
        {
            Write(writer, controls[i]);
        }

        writer.PopSequence(tag);
    }

    /// <summary>Reads the controls that may stand at the end of an envelope; unknown elements there are passed over.</summary>
    public static IReadOnlyList<Control> Read(ref BerReader envelope)
    {
        while (envelope.HasMore)
        {
            if (envelope.IsNext(OperationTag.Controls))
            {
                return ReadAll(envelope.ReadConstructed(OperationTag.Controls));
            }

            envelope.Skip();
        }

        return [];
    }

    /// <summary>Reads the contents of a list of controls.</summary>
    public static Control[] ReadAll(BerReader reader)
    {
        var controls = new List<Control>();
        while (reader.HasMore)
        {
            var control = reader.ReadSequence();
            controls.Add(new Control(
                control.ReadText(), control.ReadOptionalBoolean(), control.ReadOptionalOctetString()));
        }

        return [.. controls];
    }

    static void Write(AsnWriter writer, Control control)
    {
        writer.PushSequence();
        writer.WriteText(control.Oid);
        if (control.IsCritical)
        {
            // RFC 4511 section 5.1: a value that equals its DEFAULT is not sent.
            writer.WriteBoolean(true);
        }

        if (control.Value is { } value)
        {
            writer.WriteOctets(value);
        }

        writer.PopSequence();
    }
}
