using System.Buffers;

namespace Ldap3.Protocol.Names;

/// <summary>The characters that matter in an <c>attributeValue</c> (RFC 4514 section 3).</summary>
static class AttributeValueSyntax
{
    /// <summary>What a backslash may stand before.</summary>
    public static readonly SearchValues<char> Special = SearchValues.Create(" \"#+,;<=>\\");

    /// <summary>What ends a run of characters that stand for themselves.</summary>
    public static readonly SearchValues<char> EndsOfPlainRun = SearchValues.Create(",;+\\\"<>\0");

    /// <summary>The same within quotation marks.</summary>
    public static readonly SearchValues<char> EndsOfQuotedRun = SearchValues.Create("\\\"\0");

    /// <summary>Either case.</summary>
    public static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");
}
