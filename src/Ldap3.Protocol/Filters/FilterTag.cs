namespace Ldap3.Protocol.Filters;

/// <summary>The context tags of the <c>Filter</c> choice and of its parts (RFC 4511 section 4.5.1).</summary>
static class FilterTag
{
    public const int And = 0;
    public const int Or = 1;
    public const int Not = 2;
    public const int EqualityMatch = 3;
    public const int Substrings = 4;
    public const int GreaterOrEqual = 5;
    public const int LessOrEqual = 6;
    public const int Present = 7;
    public const int ApproxMatch = 8;
    public const int ExtensibleMatch = 9;

    public const int Initial = 0;
    public const int Any = 1;
    public const int Final = 2;

    public const int MatchingRule = 1;
    public const int Type = 2;
    public const int MatchValue = 3;
    public const int DnAttributes = 4;

    /// <summary>The identifier octet of a primitive context element.</summary>
    public const byte Primitive = 0x80;

    /// <summary>The identifier octet of a constructed context element.</summary>
    public const byte Constructed = 0xA0;
}
