namespace Ldap3.Protocol.Schema.Grammar;

/// <summary>What follows a keyword (RFC 4512 section 4.1).</summary>
enum FieldShape
{
    /// <summary>Nothing.</summary>
    Flag,

    /// <summary>One or several short names in quotation marks: <c>qdescrs</c>.</summary>
    Names,

    /// <summary>A text in quotation marks: <c>qdstring</c>.</summary>
    Text,

    /// <summary>One or several texts in quotation marks: <c>qdstrings</c>.</summary>
    Texts,

    /// <summary>A dotted number or a short name: <c>oid</c>.</summary>
    Oid,

    /// <summary>One or several dotted numbers or short names: <c>oids</c>.</summary>
    Oids,

    /// <summary>A dotted number, perhaps with a length in braces: <c>noidlen</c>.</summary>
    Syntax,

    /// <summary>A dotted number alone: <c>numericoid</c>.</summary>
    NumericOid,

    /// <summary>One or several numbers of rules: <c>ruleids</c>.</summary>
    RuleNumbers,

    /// <summary>What an attribute is for: <c>usage</c>.</summary>
    Usage,
}
