using System.Buffers;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Tests.Codec;

/// <summary>Messages to octets and back, as tests want it.</summary>
static class Wire
{
    public static byte[] Encode(LdapOperation operation, int messageId = 1)
    {
        var output = new ArrayBufferWriter<byte>();
        LdapMessageWriter.Write(new LdapMessage(messageId, operation), output);
        return output.WrittenSpan.ToArray();
    }

    public static T Decode<T>(byte[] octets)
        where T : LdapOperation => Assert.IsType<T>(LdapMessageReader.Read(octets).Operation);

    public static T RoundTrip<T>(T operation)
        where T : LdapOperation
    {
        var octets = Encode(operation);
        var decoded = Decode<T>(octets);

        Assert.Equal(octets, Encode(decoded));
        return decoded;
    }

    /// <summary>Octets written as in documents: pairs of hexadecimal digits, spaces and line ends between them.</summary>
    public static byte[] Hex(string octets) => Convert.FromHexString(string.Concat(octets.Where(char.IsAsciiHexDigit)));

    /// <summary>A message with this operation, the lengths filled in.</summary>
    public static byte[] Message(byte[] operation, params byte[] rest) =>
        Element(0x30, [2, 1, 1, .. operation, .. rest]);

    /// <summary>An element of less than 128 octets.</summary>
    public static byte[] Element(byte tag, params byte[] contents) => [tag, checked((byte)contents.Length), .. contents];
}
