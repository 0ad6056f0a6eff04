namespace Ldap3.Protocol.Values.Syntaxes;

/// <summary>What a fax terminal can do besides (RFC 4517 section 3.3.11).</summary>
[Flags]
public enum FacsimileParameters
{
    /// <summary>Nothing in particular.</summary>
    None = 0,

    /// <summary>Two-dimensional coding.</summary>
    TwoDimensional = 1,

    /// <summary>Fine resolution.</summary>
    FineResolution = 2,

    /// <summary>Pages without end.</summary>
    UnlimitedLength = 4,

    /// <summary>Pages as long as B4.</summary>
    B4Length = 8,

    /// <summary>Pages as wide as A3.</summary>
    A3Width = 16,

    /// <summary>Pages as wide as B4.</summary>
    B4Width = 32,

    /// <summary>Pages that are not compressed.</summary>
    Uncompressed = 64,
}
