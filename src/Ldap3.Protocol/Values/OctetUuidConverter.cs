using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values;

/// <summary>Universally unique identifiers as octets in the order of RFC 4122 section 4.1.2.</summary>
sealed class OctetUuidConverter : ValueConverter<Guid>
{
    const int Length = 16;

    public override bool TryRead(ReadOnlySpan<byte> value, out Guid result)
    {
        result = value.Length == Length ? new Guid(value, bigEndian: true) : throw Malformed(value, "a UUID of 16 octets");
        return true;
    }

    public override OctetString Write(Guid value) => new(value.ToByteArray(bigEndian: true));
}
