namespace Ldap3.Protocol.Ber;

/// <summary>The identifier octets that LDAP uses (RFC 4511 section 4 and Appendix B). All are single octets.</summary>
static class BerTag
{
    public const byte Boolean = 0x01;
    public const byte Integer = 0x02;
    public const byte OctetString = 0x04;
    public const byte Null = 0x05;
    public const byte Enumerated = 0x0A;
    public const byte Sequence = 0x30;
    public const byte Set = 0x31;

    const byte ContextClass = 0x80;
    const byte ApplicationClass = 0x40;
    const byte ConstructedBit = 0x20;

    /// <summary>A context-specific primitive tag: <c>[number]</c> over a string or number.</summary>
    public static byte Context(int number) => (byte)(ContextClass | number);

    /// <summary>A context-specific constructed tag: <c>[number]</c> over a sequence, set or choice.</summary>
    public static byte ContextConstructed(int number) => (byte)(ContextClass | ConstructedBit | number);

    /// <summary>An application tag of a primitive operation.</summary>
    public static byte Application(int number) => (byte)(ApplicationClass | number);

    /// <summary>An application tag of a constructed operation.</summary>
    public static byte ApplicationConstructed(int number) => (byte)(ApplicationClass | ConstructedBit | number);
}
