using System.Globalization;

namespace Ldap3.Protocol.Ber;

/// <summary>The identifier octets of the universal types that LDAP uses (X.690 section 8.1.2), and how errors call any of them.</summary>
static class BerTag
{
    public const byte Boolean = 0x01;
    public const byte Integer = 0x02;
    public const byte OctetString = 0x04;
    public const byte Enumerated = 0x0A;
    public const byte Sequence = 0x30;
    public const byte Set = 0x31;

    /// <summary>The bit that tells an element made of elements.</summary>
    public const byte Constructed = 0x20;

    public static string Describe(byte tag)
    {
        var name = tag switch
        {
            Boolean => "BOOLEAN",
            Integer => "INTEGER",
            OctetString => "OCTET STRING",
            OctetString | Constructed => "constructed OCTET STRING",
            Enumerated => "ENUMERATED",
            Sequence => "SEQUENCE",
            Set => "SET",
            _ => DescribeClass(tag),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{name} (0x{tag:X2})");
    }

    static string DescribeClass(byte tag)
    {
        var kind = (tag >> 6) switch
        {
            0 => "universal",
            1 => "application",
            2 => "context",
            _ => "private",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{((tag & Constructed) != 0 ? "constructed" : "primitive")} [{kind} {tag & 0x1F}]");
    }
}
