namespace Ldap3.Protocol.Schema;

/// <summary>The object identifiers of syntaxes (RFC 4517 section 3.3, RFC 4530).</summary>
public static class SyntaxOid
{
    const string Standard = "1.3.6.1.4.1.1466.115.121.1.";

    /// <summary>A row of bits: <c>'0101'B</c>.</summary>
    public const string BitString = Standard + "6";

    /// <summary>TRUE or FALSE.</summary>
    public const string Boolean = Standard + "7";

    /// <summary>An X.509 certificate.</summary>
    public const string Certificate = Standard + "8";

    /// <summary>Two letters of ISO 3166.</summary>
    public const string CountryString = Standard + "11";

    /// <summary>A distinguished name.</summary>
    public const string DistinguishedName = Standard + "12";

    /// <summary>Text of any characters, at least one.</summary>
    public const string DirectoryString = Standard + "15";

    /// <summary>A time with a zone.</summary>
    public const string GeneralizedTime = Standard + "24";

    /// <summary>ASCII text.</summary>
    public const string Ia5String = Standard + "26";

    /// <summary>A whole number of any size.</summary>
    public const string Integer = Standard + "27";

    /// <summary>A JPEG picture.</summary>
    public const string Jpeg = Standard + "28";

    /// <summary>A name, and a bit string after a number sign.</summary>
    public const string NameAndOptionalUid = Standard + "34";

    /// <summary>Digits and spaces.</summary>
    public const string NumericString = Standard + "36";

    /// <summary>A dotted number or a name of the schema.</summary>
    public const string ObjectIdentifier = Standard + "38";

    /// <summary>Any octets.</summary>
    public const string OctetString = Standard + "40";

    /// <summary>Lines with dollar signs between them.</summary>
    public const string PostalAddress = Standard + "41";

    /// <summary>Printable ASCII letters, digits and some marks.</summary>
    public const string PrintableString = Standard + "44";

    /// <summary>A telephone number.</summary>
    public const string TelephoneNumber = Standard + "50";

    /// <summary>A time with a year of two digits.</summary>
    public const string UtcTime = Standard + "53";

    /// <summary>Parts of a value.</summary>
    public const string SubstringAssertion = Standard + "58";

    /// <summary>A universally unique identifier.</summary>
    public const string Uuid = "1.3.6.1.1.16.1";
}
