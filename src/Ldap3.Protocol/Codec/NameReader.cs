using System.Text;
using System.Text.Unicode;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Codec;

/// <summary>Reads the names in requests, which must be names: a server acts on them (RFC 4511 section 4.1.3).</summary>
static class NameReader
{
    /// <exception cref="LdapFormatException">The text is not UTF-8, or no distinguished name.</exception>
    public static DistinguishedName ReadName(ref BerReader reader, byte tag = BerTag.OctetString) =>
        ParseName(reader.ReadOctets(tag));

    /// <exception cref="LdapFormatException">The text is not UTF-8, or no relative distinguished name.</exception>
    public static RelativeDistinguishedName ReadRelativeName(ref BerReader reader) =>
        RelativeDistinguishedName.Parse(Decode(reader.ReadOctets()), DistinguishedNameSyntax.Lenient);

    /// <exception cref="LdapFormatException">The text is not UTF-8, or no distinguished name.</exception>
    public static DistinguishedName ParseName(ReadOnlySpan<byte> octets) => DistinguishedName.Parse(Decode(octets), DistinguishedNameSyntax.Lenient);

    static string Decode(ReadOnlySpan<byte> octets)
    {
        var text = Encoding.UTF8.GetString(octets);

        // Two names that differ only in what is not UTF-8 would become one.
        return Utf8.IsValid(octets)
            ? text
            : throw new LdapFormatException(
                "A name is UTF-8 (RFC 4511 section 4.1.2)", text, text.IndexOf('\uFFFD', StringComparison.Ordinal));
    }
}
