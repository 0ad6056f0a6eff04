namespace Ldap3.Protocol.Schema;

/// <summary>How closely a definition has to keep to RFC 4512 section 4.1.</summary>
public enum SchemaTolerance
{
    /// <summary>
    /// The grammar of RFC 4512: its keywords in its order, each once, with what it demands and the quotation marks it wants.
    /// The default for definitions that people write.
    /// </summary>
    Strict = 0,

    /// <summary>
    /// What servers publish too: names for object identifiers, quotation marks where none belong or none where they do, unknown
    /// keywords, any order, empty lists and texts, lists without dollar signs or parentheses, backslashes and apostrophes that
    /// are not escaped. What the schema of a server is read with.
    /// </summary>
    Lenient = 1,
}
