namespace Ldap3.Protocol.Controls;

/// <summary>What to sort by (RFC 2891 section 1.1).</summary>
/// <param name="AttributeType">The attribute. Entries without it come last, or first when reversed (section 2.2).</param>
/// <param name="OrderingRule">The ordering rule's name or object identifier, or null for the attribute's own.</param>
/// <param name="ReverseOrder">Whether the greatest comes first.</param>
public sealed record SortKey(string AttributeType, string? OrderingRule = null, bool ReverseOrder = false);
