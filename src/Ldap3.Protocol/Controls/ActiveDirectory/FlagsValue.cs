using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>The value that many of Active Directory's controls have: <c>SEQUENCE { Flags INTEGER }</c>, of 32 bits with a sign.</summary>
static class FlagsValue
{
    public static int Read(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        return ReadFlags(ref value);
    }

    public static OctetString Encode(int flags)
    {
        var writer = WriterCache.Rent();
        writer.PushSequence();
        writer.WriteInteger(flags);
        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }

    /// <summary>The next INTEGER; the highest bit makes it negative.</summary>
    public static int ReadFlags(ref BerReader value) => value.ReadInteger(minimum: int.MinValue);
}
