using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values.Octets;

/// <summary>Any octets, as they are.</summary>
sealed class OctetsConverter : ValueConverter<byte[]>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out byte[] result)
    {
        result = value.ToArray();
        return true;
    }

    public override OctetString Write(byte[] value) => value;
}
