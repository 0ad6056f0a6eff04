using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values.Octets;

/// <summary>Any octets, as they are.</summary>
sealed class MemoryConverter : ValueConverter<ReadOnlyMemory<byte>>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out ReadOnlyMemory<byte> result)
    {
        result = value.ToArray();
        return true;
    }

    public override OctetString Write(ReadOnlyMemory<byte> value) => new(value);
}
