using Ldap3.InMemory.Storage;

namespace Ldap3.InMemory.Tree;

/// <summary>
/// The pieces of three octets that a prepared value has, its two ends among the octets: what a substring index holds. A value
/// that has a text has all pieces of the text.
/// </summary>
static class TextPieces
{
    /// <summary>The key of all values that are too long to be taken apart: any text may be in them.</summary>
    public const ulong Overlong = 0;

    const int Length = 3;
    const int LongestText = 4096;
    const byte Start = 1;
    const byte End = 2;

    public static void AddAll(ReadOnlySpan<byte> text, List<ulong> keys)
    {
        if (text.Length > LongestText)
        {
            keys.Add(Overlong);
            return;
        }

        Add([Start, .. text, End], keys);
    }

    public static void AddInitial(ReadOnlySpan<byte> text, List<ulong> keys) => Add([Start, .. text], keys);

    public static void AddFinal(ReadOnlySpan<byte> text, List<ulong> keys) => Add([.. text, End], keys);

    public static void Add(ReadOnlySpan<byte> text, List<ulong> keys)
    {
        for (var i = 0; i + Length <= text.Length; i++)
        {
            keys.Add(StableHash.Of(text[i] | (text[i + 1] << 8) | (text[i + 2] << 16)));
        }
    }
}
