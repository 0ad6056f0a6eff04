using Ldap3.InMemory.Storage;

namespace Ldap3.InMemory.Tests.Storage;

/// <summary>The collections of a tree hold what was put in, and older versions what they held.</summary>
public sealed class StorageTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(5_000)]
    [InlineData(3_000_000)]
    public void A_set_of_numbers_holds_what_was_added_and_not_removed(int range)
    {
        var random = new Random(range);
        var set = IdSet.Empty;
        var expected = new SortedSet<int>();
        for (var i = 0; i < 2_000; i++)
        {
            var id = random.Next(1, range);
            var owner = new object();
            var kept = random.Next(3) != 0;
            set = kept ? set.Add(id, owner) : set.Remove(id, owner);
            _ = kept ? expected.Add(id) : expected.Remove(id);
            Assert.Equal(expected.Count, set.Count);
        }

        Assert.Equal(expected, set.Ids);
        Assert.All(expected, id => Assert.True(set.Contains(id)));
        Assert.False(set.Contains(range));
    }

    [Fact]
    public void Older_versions_stay_as_they_were()
    {
        var (set, map, hashes) = (IdSet.Empty, IdMap<string>.Empty, HashMap.Empty);
        var versions = new List<(IdSet, IdMap<string>, HashMap)>();
        for (var i = 1; i <= 300; i++)
        {
            var owner = new object();
            (set, map, hashes) = (set.Add(i, owner), map.Set(i, $"{i}", owner), hashes.Add(StableHash.Of(i % 50), i, owner));
            versions.Add((set, map, hashes));
        }

        for (var i = 1; i <= 300; i++)
        {
            var (oldSet, oldMap, oldHashes) = versions[i - 1];
            Assert.Equal(Enumerable.Range(1, i), oldSet.Ids);
            Assert.Equal($"{i}", oldMap.Find(i));
            Assert.Null(oldMap.Find(i + 1));
            Assert.Equal(
                Enumerable.Range(1, i).Where(id => id % 50 == i % 50), oldHashes.Find(StableHash.Of(i % 50)).Ids.Order());
        }
    }

    [Fact]
    public void Numbers_are_found_by_hash_however_alike_hashes_are()
    {
        ulong[] alike = [0, 1, 1UL << 63, (1UL << 63) | 1, 32, 1UL << 60, ulong.MaxValue, ulong.MaxValue >> 1];
        var owner = new object();
        var map = alike.Aggregate(HashMap.Empty, (map, hash) => map.Add(hash, (int)(hash % 1000) + 1, owner));

        Assert.All(alike, hash => Assert.Equal([(int)(hash % 1000) + 1], map.Find(hash).Ids));

        map = alike.Aggregate(map, (map, hash) => map.Remove(hash, (int)(hash % 1000) + 1, new object()));
        Assert.All(alike, hash => Assert.Equal(0, map.Find(hash).Count));
    }
}
