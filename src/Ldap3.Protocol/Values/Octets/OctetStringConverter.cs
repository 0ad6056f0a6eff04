using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values.Octets;

/// <summary>Any octets, as they are.</summary>
sealed class OctetStringConverter : ValueConverter<OctetString>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out OctetString result)
    {
        result = value.ToArray();
        return true;
    }

    public override OctetString Write(OctetString value) => value;
}
