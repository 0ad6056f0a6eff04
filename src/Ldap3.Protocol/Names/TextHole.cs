namespace Ldap3.Protocol.Names;

/// <summary>A place in a text that stands for a value which is not part of the text.</summary>
/// <param name="Position">The index of the placeholder character, which is U+0000: no name and no filter may hold it.</param>
/// <param name="Content">What stands there.</param>
readonly record struct TextHole(int Position, object Content);
