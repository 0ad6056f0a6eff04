using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values;

/// <summary>Security identifiers in octets, as Active Directory has them; Samba's text form is read too.</summary>
sealed class SidConverter(bool asText) : ValueConverter<Sid>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out Sid result) =>
        Sid.TryFromOctets(value, out result) || Sid.TryParse(Encoding.UTF8.GetString(value), out result)
            ? true
            : throw Malformed(value, "a security identifier in octets or as S-1-...");

    public override OctetString Write(Sid value) => asText ? value.ToString() : value.ToOctets();
}
