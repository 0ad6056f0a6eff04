using System.Formats.Asn1;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Controls;

/// <summary>A <c>syncUUID</c>: the 16 octets of a UUID in the order of RFC 4122 (RFC 4533 section 2.1.1).</summary>
static class SyncUuid
{
    const int Length = 16;

    /// <exception cref="LdapProtocolException">It has not 16 octets.</exception>
    public static Guid Read(ref BerReader reader)
    {
        var octets = reader.ReadOctets();
        return octets.Length == Length
            ? new Guid(octets, bigEndian: true)
            : throw new LdapProtocolException(
                $"An entryUUID of a sync message has {octets.Length} octets; RFC 4533 section 2.1.1 says {Length}.");
    }

    public static void Write(AsnWriter writer, Guid uuid)
    {
        Span<byte> octets = stackalloc byte[Length];
        uuid.TryWriteBytes(octets, bigEndian: true, out _);
        writer.WriteOctetString(octets);
    }
}
