using System.Globalization;
using System.Linq.Expressions;
using Ldap3.Linq;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Protocol;

namespace Ldap3.Specification.Oracle;

/// <summary>
/// The rows that come back are those for which the C# expression is true: random queries over random data, answered by a
/// directory and by LINQ to Objects.
/// </summary>
/// <remarks>
/// LDAP3_ORACLE_SEED sets the seed, LDAP3_ORACLE_QUERIES how many queries; with LDAP3_LONG there are ten times as many.
/// </remarks>
/// <typeparam name="T">What is asked about.</typeparam>
public abstract class OracleSpecification<T>(DirectoryFixture directory, ITestOutputHelper output)
    where T : class, IThing
{
    static readonly int Seed = Setting("LDAP3_ORACLE_SEED") ?? 20261123;

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>How many queries are asked.</summary>
    protected virtual int Queries => 2000;

    /// <summary>How many entries there are.</summary>
    protected virtual int Entries => 120;

    /// <summary>What texts are made of.</summary>
    protected virtual IReadOnlyList<string> Words =>
        ["ada", "Ada", "ADA", "bob", "boba", "abo", "Zoë", "zoë", "a*b", "(x)", "x\\y", "Łódź", "oba", "ada  bob"];

    /// <summary>The attribute that names the entries.</summary>
    protected virtual string NamingAttribute => "uid";

    [Fact]
    public async Task A_directory_returns_the_rows_for_which_the_predicate_is_true()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await using var source = new LdapDataSource(directory.Source.Options, sandbox.Top);
        var random = new Random(Seed);
        var things = new ThingMaker<T>(random, Words).Make(Entries, sandbox.Top, NamingAttribute);
        await SaveAsync(source, things);
        var count = Setting("LDAP3_ORACLE_QUERIES")
            ?? (Environment.GetEnvironmentVariable("LDAP3_LONG") is null ? Queries : Queries * 10);
        output.WriteLine($"seed {Seed}, {Entries} entries, {count} queries");

        var makers = new PredicateMaker<T>(random, Words, [.. things.Take(20).Select(thing => thing.Dn), sandbox.Top]);
        var answered = 0;
        for (var i = 0; i < count; i++)
        {
            var predicate = makers.Next();
            if (await AskAsync(source, things, predicate) is not { } answer)
            {
                continue;
            }

            answered++;
            if (answer.Length > 0)
            {
                var smallest = await PredicateShrinker.ShrinkAsync(
                    predicate, async smaller => await AskAsync(source, things, smaller) is { Length: > 0 });
                Assert.Fail(
                    $"query {i} of seed {Seed}: {ExpressionText.Of(smallest)}\n{await AskAsync(source, things, smallest)}");
            }
        }

        output.WriteLine($"{answered} answered, the others refused");
        Assert.InRange(answered, count * 8 / 10, count);
    }

    // What no filter says is asked by half on the server, by half on the client, which has to be narrowed by something.
    static Expression<Func<T, bool>> IsEverybody => thing => thing.Key.Contains('1') || !thing.Key.Contains('1');

    static async Task<string[]?> KeysAsync(IQueryable<T> query)
    {
        try
        {
            return [.. await query.Select(thing => thing.Key).ToListAsync(CancellationToken)];
        }
        catch (LdapTranslationException)
        {
            return null;
        }
    }

    static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    static async Task SaveAsync(LdapDataSource source, T[] things)
    {
        foreach (var some in things.Chunk(20))
        {
            await using var context = NewContext(source);
            context.Set<T>().AddRange(some);
            await context.SaveChangesAsync(CancellationToken);
        }
    }

    static OracleContext NewContext(LdapDataSource source) => new(new LdapContextOptions<OracleContext> { DataSource = source });

    // What is wrong with the answer, empty when nothing is; null for a query that is refused.
    static async Task<string?> AskAsync(LdapDataSource source, T[] things, Expression<Func<T, bool>> predicate)
    {
        var expected = things.Where(Collation<T>.Compile(predicate)).Select(thing => thing.Key).Order(StringComparer.Ordinal).ToArray();
        await using var context = NewContext(source);
        var query = context.Set<T>().Where(predicate);
        if (await KeysAsync(query) is not { } actual)
        {
            query = query.Where(IsEverybody).EvaluateOnClient(ClientEvaluation.Narrowed);
            if (await KeysAsync(query) is not { } narrowed)
            {
                return null;
            }

            actual = narrowed;
        }

        var wrong = actual.Except(expected).Select(key => $"too much: {key}")
            .Concat(expected.Except(actual).Select(key => $"missing: {key}"))
            .Concat(actual.Length == actual.Distinct().Count() ? [] : ["rows twice"])
            .ToArray();
        return wrong.Length == 0 ? "" : $"{query.ToLdapQuery()}\n{string.Join('\n', wrong.Take(10))}";
    }
}
