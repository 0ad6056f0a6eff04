namespace Ldap3.Protocol.Values.Syntaxes;

/// <summary>A way by which somebody may be sent something (RFC 4517 section 3.3.5).</summary>
public enum DeliveryMethod
{
    /// <summary>Any of the ways.</summary>
    Any = 0,

    /// <summary>The message handling system of X.400.</summary>
    Mhs = 1,

    /// <summary>Post.</summary>
    Physical = 2,

    /// <summary>Telex.</summary>
    Telex = 3,

    /// <summary>Teletex.</summary>
    Teletex = 4,

    /// <summary>Fax of group 3.</summary>
    G3Fax = 5,

    /// <summary>Fax of group 4.</summary>
    G4Fax = 6,

    /// <summary>A terminal of International Alphabet 5.</summary>
    Ia5 = 7,

    /// <summary>Videotex.</summary>
    Videotex = 8,

    /// <summary>Telephone.</summary>
    Telephone = 9,
}
