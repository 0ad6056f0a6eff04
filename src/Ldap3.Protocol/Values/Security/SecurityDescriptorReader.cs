using System.Buffers.Binary;

namespace Ldap3.Protocol.Values.Security;

/// <summary>Reads security descriptors ([MS-DTYP] section 2.4.6). Every offset and length is held to what there is.</summary>
static class SecurityDescriptorReader
{
    public const int HeaderLength = 20;
    public const int AclHeaderLength = 8;
    public const int AceHeaderLength = 4;
    public const int GuidLength = 16;
    public const int HasObjectType = 1;
    public const int HasInheritedObjectType = 2;

    const int SidHeaderLength = 8;

    public static SecurityDescriptor Read(ReadOnlySpan<byte> octets)
    {
        if (octets.Length < HeaderLength || octets[0] != 1)
        {
            throw Malformed($"a header of {HeaderLength} octets that begins with 1 is expected", 0);
        }

        var control = (SecurityDescriptorControl)BinaryPrimitives.ReadUInt16LittleEndian(octets[2..]);
        return new SecurityDescriptor
        {
            ResourceManagerControl = octets[1],
            Control = control,
            Owner = ReadSidAt(octets, 4),
            Group = ReadSidAt(octets, 8),
            Sacl = (control & SecurityDescriptorControl.SaclPresent) == 0 ? null : ReadListAt(octets, 12),
            Dacl = (control & SecurityDescriptorControl.DaclPresent) == 0 ? null : ReadListAt(octets, 16),
        };
    }

    static Sid? ReadSidAt(ReadOnlySpan<byte> octets, int place) =>
        OffsetAt(octets, place) is var offset and > 0 ? ReadSid(octets[offset..], offset, out _) : null;

    static AccessControlList? ReadListAt(ReadOnlySpan<byte> octets, int place) =>
        OffsetAt(octets, place) is var offset and > 0 ? ReadList(octets[offset..], offset) : null;

    static int OffsetAt(ReadOnlySpan<byte> octets, int place)
    {
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(octets[place..]);
        return offset == 0 || (offset >= HeaderLength && offset < octets.Length)
            ? (int)offset
            : throw Malformed($"the offset {offset} lies outside of the {octets.Length} octets", place);
    }

    static AccessControlList ReadList(ReadOnlySpan<byte> octets, int position)
    {
        if (octets.Length < AclHeaderLength)
        {
            throw Malformed("a list is cut short", position);
        }

        int size = BinaryPrimitives.ReadUInt16LittleEndian(octets[2..]);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(octets[4..]);
        if (size < AclHeaderLength || size > octets.Length)
        {
            throw Malformed($"a list of {size} octets does not fit", position + 2);
        }

        var entries = new List<AccessControlEntry>();
        var rest = octets[AclHeaderLength..size];
        for (var i = 0; i < count; i++)
        {
            entries.Add(ReadEntry(rest, position + size - rest.Length, out var length));
            rest = rest[length..];
        }

        return new AccessControlList(octets[0], entries);
    }

    static AccessControlEntry ReadEntry(ReadOnlySpan<byte> octets, int position, out int length)
    {
        length = octets.Length < AceHeaderLength ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(octets[2..]);
        if (length < AceHeaderLength || length > octets.Length)
        {
            throw Malformed("an entry of a list is cut short", position);
        }

        var entry = new AccessControlEntry { Type = (AceType)octets[0], Flags = (AceFlags)octets[1] };
        var body = octets[AceHeaderLength..length];
        return AceLayout.IsKnown(entry.Type)
            ? ReadBody(entry, body, position + AceHeaderLength)
            : entry with { ApplicationData = body.ToArray() };
    }

    static AccessControlEntry ReadBody(AccessControlEntry entry, ReadOnlySpan<byte> body, int position)
    {
        var end = position + body.Length;
        entry = entry with { Rights = (DirectoryRights)ReadNumber(ref body, end) };
        if (AceLayout.IsObject(entry.Type))
        {
            var present = ReadNumber(ref body, end);
            entry = entry with
            {
                ObjectType = (present & HasObjectType) == 0 ? null : ReadGuid(ref body, end),
                InheritedObjectType = (present & HasInheritedObjectType) == 0 ? null : ReadGuid(ref body, end),
            };
        }

        var trustee = ReadSid(body, end - body.Length, out var length);
        return entry with { Trustee = trustee, ApplicationData = body[length..].ToArray() };
    }

    static int ReadNumber(ref ReadOnlySpan<byte> octets, int end) =>
        BinaryPrimitives.ReadInt32LittleEndian(Take(ref octets, sizeof(int), end));

    static Guid ReadGuid(ref ReadOnlySpan<byte> octets, int end) => new(Take(ref octets, GuidLength, end));

    static Sid ReadSid(ReadOnlySpan<byte> octets, int position, out int length)
    {
        length = octets.Length < SidHeaderLength ? 0 : SidHeaderLength + octets[1] * sizeof(uint);
        return length <= octets.Length && Sid.TryFromOctets(octets[..length], out var sid)
            ? sid
            : throw Malformed("a security identifier is expected", position);
    }

    static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> octets, int length, int end)
    {
        if (octets.Length < length)
        {
            throw Malformed("an entry of a list is cut short", end - octets.Length);
        }

        var taken = octets[..length];
        octets = octets[length..];
        return taken;
    }

    static FormatException Malformed(string problem, int position) =>
        new($"The octets are no security descriptor: {problem} (at octet {position}).");
}
