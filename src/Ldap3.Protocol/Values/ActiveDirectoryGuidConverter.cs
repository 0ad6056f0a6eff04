using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values;

/// <summary>Identifiers in sixteen octets, the first three fields with the least octet first, such as <c>objectGUID</c>.</summary>
sealed class ActiveDirectoryGuidConverter : ValueConverter<Guid>
{
    const int Size = 16;

    public override bool TryRead(ReadOnlySpan<byte> value, out Guid result)
    {
        result = value.Length == Size ? new Guid(value, bigEndian: false) : throw Malformed(value, "16 octets");
        return true;
    }

    public override OctetString Write(Guid value) => value.ToByteArray(bigEndian: false);
}
