namespace Ldap3.Protocol.Codec;

/// <summary>The identifier octets of tagged fields within operations (RFC 4511 appendix B).</summary>
static class FieldTag
{
    /// <summary>In a bind request.</summary>
    public const byte Simple = 0x80;

    /// <summary>In a bind request.</summary>
    public const byte Sasl = 0xA3;

    /// <summary>In a bind response.</summary>
    public const byte ServerSaslCredentials = 0x87;

    /// <summary>In any result.</summary>
    public const byte Referral = 0xA3;

    /// <summary>In a rename.</summary>
    public const byte NewSuperior = 0x80;

    /// <summary>In an extended request.</summary>
    public const byte RequestName = 0x80;

    /// <summary>In an extended request.</summary>
    public const byte RequestValue = 0x81;

    /// <summary>In an extended response.</summary>
    public const byte ResponseName = 0x8A;

    /// <summary>In an extended response.</summary>
    public const byte ResponseValue = 0x8B;

    /// <summary>In an intermediate response.</summary>
    public const byte IntermediateName = 0x80;

    /// <summary>In an intermediate response.</summary>
    public const byte IntermediateValue = 0x81;
}
