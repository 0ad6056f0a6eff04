using Ldap3.InMemory.Storage;

namespace Ldap3.InMemory.Searching;

/// <summary>The numbers of entries that a filter may be true for.</summary>
/// <param name="Count">How many there are at most.</param>
/// <param name="Ids">The numbers, each once.</param>
sealed record CandidateIds(int Count, IEnumerable<int> Ids)
{
    public static CandidateIds None { get; } = new(0, []);

    public static CandidateIds Of(Posting posting) => new(posting.Count, posting.Ids);

    /// <summary>What is in all of several sets, of which the first is the smallest.</summary>
    public static CandidateIds Of(Posting[] sets) =>
        sets is [var only] ? Of(only) : new(sets[0].Count, sets[0].Ids.Where(id => Array.TrueForAll(sets, set => set.Contains(id))));

    public static CandidateIds Union(IReadOnlyList<CandidateIds> parts)
    {
        var some = parts.Where(part => part.Count > 0).ToArray();
        return some switch
        {
            [] => None,
            [var only] => only,
            _ => new(
                (int)Math.Min(int.MaxValue, some.Sum(part => (long)part.Count)),
                some.SelectMany(part => part.Ids).Distinct()),
        };
    }
}
