using System.Globalization;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Server.Tests.Differential;

/// <summary>
/// The same random operations and filters on OpenLDAP and on a directory in memory. <c>LDAP3_SEED</c> sets the random numbers;
/// they are others each time with <c>LDAP3_LONG</c>. What fails is made as small as can be before it is shown.
/// </summary>
public sealed class OpenLdapDifferentialTests
{
    const int Operations = 2_000;
    const int BatchSize = 100;
    const int Filters = 5_000;
    const int FilteredEntries = 150;
    const int AtOnce = 100;

    static readonly int Seed = Environment.GetEnvironmentVariable("LDAP3_SEED") is { } seed
        ? int.Parse(seed, CultureInfo.InvariantCulture)
        : Environment.GetEnvironmentVariable("LDAP3_LONG") is null ? 20_261_123 : Random.Shared.Next();

    [Fact]
    public async Task Random_operations_have_the_same_results_and_leave_the_same_entries()
    {
        await using var pair = await DirectoryPair.OpenAsync();
        var random = new RandomOperations(pair.Top, new Random(Seed));
        var done = new List<LdapRequest>();
        for (var i = 1; i <= Operations; i++)
        {
            var request = random.Next();
            done.Add(request);
            var answers = await pair.RunAsync(request);
            if (answers.Memory.StartsWith(nameof(ResultCode.Success), StringComparison.Ordinal))
            {
                random.Note(request);
            }

            if (!IsSame(request, answers) || (i % BatchSize == 0 && !await HoldTheSameAsync(pair)))
            {
                await FailAsync(pair, done);
            }
        }
    }

    [Fact]
    public async Task Random_filters_find_the_same_entries()
    {
        await using var pair = await DirectoryPair.OpenAsync();
        var random = new Random(Seed);
        var entries = await FillAsync(pair, random);
        var filters = new RandomFilters(random);
        var requests = Enumerable.Range(0, Filters).Select(_ => new SearchRequest
        {
            BaseObject = random.Next(3) == 0 ? Vocabulary.Pick(random, entries) : pair.Top,
            Scope = random.Next(3) == 0 ? (SearchScope)random.Next(4) : SearchScope.WholeSubtree,
            Filter = filters.Next(),
            Attributes = [SearchRequest.NoAttributes],
        }).ToArray();
        foreach (var chunk in requests.Chunk(AtOnce))
        {
            var answers = await Task.WhenAll(chunk.Select(pair.SearchAsync));
            foreach (var (request, (expected, actual)) in chunk.Zip(answers))
            {
                if (expected != actual && !KnownDifferences.Explains(request.Filter))
                {
                    await FailAsync(pair, request);
                }
            }
        }
    }

    static bool IsSame(LdapRequest request, (string OpenLdap, string Memory) answers) =>
        answers.OpenLdap == answers.Memory || KnownDifferences.Explains(request, answers.OpenLdap, answers.Memory);

    static async Task<List<DistinguishedName>> FillAsync(DirectoryPair pair, Random random)
    {
        var operations = new RandomOperations(pair.Top, random);
        var names = new List<DistinguishedName>();
        while (names.Count < FilteredEntries)
        {
            var add = operations.Add();
            var answers = await pair.RunAsync(add);
            if (answers == ("Success", "Success"))
            {
                operations.Note(add);
                names.Add(add.Entry);
            }
            else if (answers.OpenLdap == "Success" || answers.Memory == "Success")
            {
                await (answers.Memory == "Success" ? pair.Memory : pair.OpenLdap).DeleteAsync(new DeleteRequest(add.Entry));
            }
        }

        return names;
    }

    static async Task<bool> HoldTheSameAsync(DirectoryPair pair)
    {
        var (expected, actual) = await pair.ReadAsync();
        return expected.SequenceEqual(actual);
    }

    static async Task FailAsync(DirectoryPair pair, List<LdapRequest> failing)
    {
        var smallest = await Shrinker.ShrinkAsync(failing, async requests => await DifferAsync(pair, requests) is not null);
        var difference = await DifferAsync(pair, smallest);
        Assert.Fail($"With LDAP3_SEED={Seed}, of {failing.Count} operations these differ:\n"
            + $"{string.Join('\n', smallest.Select(OperationText.Of))}\n{difference ?? "(not any more)"}");
    }

    static async Task FailAsync(DirectoryPair pair, SearchRequest failing)
    {
        var filter = await Shrinker.ShrinkAsync(
            failing.Filter, async filter => await DifferAsync(pair, failing with { Filter = filter }) is not null);
        var difference = await DifferAsync(pair, failing with { Filter = filter });
        Assert.Fail($"With LDAP3_SEED={Seed}, below \"{failing.BaseObject}\" with {failing.Scope}: {filter}\n{difference}");
    }

    static async Task<string?> DifferAsync(DirectoryPair pair, List<LdapRequest> requests)
    {
        await pair.ResetAsync();
        foreach (var request in requests)
        {
            var answers = await pair.RunAsync(request);
            if (!IsSame(request, answers))
            {
                return $"OpenLDAP: {answers.OpenLdap}, in memory: {answers.Memory}";
            }
        }

        var (expected, actual) = await pair.ReadAsync();
        return expected.SequenceEqual(actual)
            ? null
            : $"Only in OpenLDAP:\n{Without(expected, actual)}\nOnly in memory:\n{Without(actual, expected)}";
    }

    static async Task<string?> DifferAsync(DirectoryPair pair, SearchRequest request)
    {
        var (expected, actual) = await pair.SearchAsync(request);
        return expected == actual || KnownDifferences.Explains(request.Filter)
            ? null
            : $"Only in OpenLDAP:\n{Without(expected.Split('\n'), actual.Split('\n'))}\n"
                + $"Only in memory:\n{Without(actual.Split('\n'), expected.Split('\n'))}";
    }

    static string Without(string[] lines, string[] others) => string.Join('\n', lines.Except(others));
}
