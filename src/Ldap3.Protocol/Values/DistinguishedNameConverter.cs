using System.Text;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Values;

/// <summary>Distinguished names (RFC 4517 section 3.3.9), kept as the server wrote them.</summary>
sealed class DistinguishedNameConverter : ValueConverter<DistinguishedName>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out DistinguishedName result)
    {
        result = DistinguishedName.Verbatim(Encoding.UTF8.GetString(value));
        return true;
    }

    public override OctetString Write(DistinguishedName value) => value.ToString();
}
