using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values;

/// <summary>Postal addresses, whose lines have dollar signs between them (RFC 4517 section 3.3.28).</summary>
sealed class PostalAddressConverter : ValueConverter<PostalAddress>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out PostalAddress result)
    {
        result = PostalAddress.Parse(Encoding.UTF8.GetString(value));
        return true;
    }

    public override OctetString Write(PostalAddress value) => value.ToString();
}
