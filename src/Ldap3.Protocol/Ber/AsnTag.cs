using System.Formats.Asn1;

namespace Ldap3.Protocol.Ber;

/// <summary>Identifier octets as <see cref="AsnWriter"/> wants them.</summary>
static class AsnTag
{
    /// <summary>The tag that has this identifier octet.</summary>
    public static Asn1Tag Of(byte identifier) =>
        new((TagClass)(identifier & 0xC0), identifier & 0x1F, (identifier & 0x20) != 0);
}
