using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ldap3.InMemory.Storage;

/// <summary>Which of 512 numbers that follow each other are there. Changed in place by its owner alone.</summary>
sealed class IdChunk(object? owner)
{
    const int Bits = 9;
    const int WordBits = 64;
    const int Words = (1 << Bits) / WordBits;

    WordArray _words;

    public bool IsEmpty
    {
        get
        {
            ReadOnlySpan<ulong> words = _words;
            return !words.ContainsAnyExcept(0UL);
        }
    }

    /// <summary>The number of the chunk that a number is in.</summary>
    public static int KeyOf(int id) => id >>> Bits;

    public bool Contains(int id) => (_words[WordOf(id)] & BitOf(id)) != 0;

    public IdChunk With(int id, object by)
    {
        var target = ChangedBy(by);
        target._words[WordOf(id)] |= BitOf(id);
        return target;
    }

    public IdChunk Without(int id, object by)
    {
        var target = ChangedBy(by);
        target._words[WordOf(id)] &= ~BitOf(id);
        return target;
    }

    public IEnumerable<int> Ids(int key)
    {
        for (var i = 0; i < Words; i++)
        {
            for (var rest = _words[i]; rest != 0; rest &= rest - 1)
            {
                yield return (key << Bits) + (i * WordBits) + BitOperations.TrailingZeroCount(rest);
            }
        }
    }

    static int WordOf(int id) => (id >>> 6) & (Words - 1);

    static ulong BitOf(int id) => 1UL << (id & (WordBits - 1));

    IdChunk ChangedBy(object by) => ReferenceEquals(owner, by) ? this : new IdChunk(by) { _words = _words };

    [InlineArray(Words)]
    struct WordArray
    {
        ulong _first;
    }
}
