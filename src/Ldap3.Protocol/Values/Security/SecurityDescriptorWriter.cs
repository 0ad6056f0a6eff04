using System.Buffers.Binary;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values.Security;

/// <summary>Writes security descriptors in self-relative form: the header, then owner, group, SACL and DACL.</summary>
static class SecurityDescriptorWriter
{
    public static OctetString Write(SecurityDescriptor descriptor)
    {
        var output = new MemoryStream();
        output.SetLength(SecurityDescriptorReader.HeaderLength);
        output.Position = SecurityDescriptorReader.HeaderLength;
        int[] offsets =
        [
            Append(output, descriptor.Owner?.ToOctets().ToArray()),
            Append(output, descriptor.Group?.ToOctets().ToArray()),
            Append(output, descriptor.Sacl is { } sacl ? List(sacl) : null),
            Append(output, descriptor.Dacl is { } dacl ? List(dacl) : null),
        ];

        var octets = output.ToArray();
        octets[0] = 1;
        octets[1] = descriptor.ResourceManagerControl;
        BinaryPrimitives.WriteUInt16LittleEndian(octets.AsSpan(2), (ushort)descriptor.Control);
        for (var i = 0; i < offsets.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(octets.AsSpan(4 + i * sizeof(int)), offsets[i]);
        }

        return octets;
    }

    static int Append(MemoryStream output, byte[]? part)
    {
        var offset = (int)output.Position;
        output.Write(part);
        return part is null ? 0 : offset;
    }

    static byte[] List(AccessControlList list)
    {
        var entries = list.Entries.Select(Entry).ToArray();
        var size = SecurityDescriptorReader.AclHeaderLength + entries.Sum(entry => entry.Length);
        if (size > ushort.MaxValue)
        {
            throw new ArgumentException($"An access control list of {size} octets is too long: it has room for {ushort.MaxValue}.");
        }

        var header = new byte[SecurityDescriptorReader.AclHeaderLength];
        header[0] = (byte)list.Revision;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(2), (ushort)size);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), (ushort)entries.Length);
        return [.. header, .. entries.SelectMany(entry => entry)];
    }

    static byte[] Entry(AccessControlEntry entry)
    {
        var body = AceLayout.IsKnown(entry.Type)
            ? (byte[])[.. Number((int)entry.Rights), .. ObjectTypes(entry), .. entry.Trustee.ToOctets().Span, .. entry.ApplicationData.Span]
            : entry.ApplicationData.ToArray();
        var size = SecurityDescriptorReader.AceHeaderLength + body.Length;
        if (size > ushort.MaxValue)
        {
            throw new ArgumentException($"An entry of {size} octets is too long for an access control list.");
        }

        return [(byte)entry.Type, (byte)entry.Flags, (byte)size, (byte)(size >> 8), .. body];
    }

    static byte[] ObjectTypes(AccessControlEntry entry)
    {
        if (!AceLayout.IsObject(entry.Type))
        {
            return [];
        }

        var present = (entry.ObjectType is null ? 0 : SecurityDescriptorReader.HasObjectType)
            | (entry.InheritedObjectType is null ? 0 : SecurityDescriptorReader.HasInheritedObjectType);
        return
        [
            .. Number(present),
            .. entry.ObjectType?.ToByteArray() ?? [],
            .. entry.InheritedObjectType?.ToByteArray() ?? [],
        ];
    }

    static byte[] Number(int number)
    {
        var octets = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(octets, number);
        return octets;
    }
}
