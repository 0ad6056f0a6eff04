namespace Ldap3.Protocol.Messages;

/// <summary>Where an attribute lies among the octets of an entry.</summary>
/// <param name="NameStart">The offset of the description.</param>
/// <param name="NameLength">Its length.</param>
/// <param name="ValuesStart">The offset of the first value's tag.</param>
/// <param name="ValuesEnd">The offset behind the last value.</param>
readonly record struct AttributePlace(int NameStart, int NameLength, int ValuesStart, int ValuesEnd);
