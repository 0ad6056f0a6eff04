using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tests.Journals;

/// <summary>A process that writes is killed, again and again: what it was told is written, is.</summary>
public sealed class SuddenDeathTests : IDisposable
{
    readonly string _folder = System.IO.Directory.CreateTempSubdirectory("ldap3-kill-").FullName;

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task No_acknowledged_write_is_lost_when_the_process_is_killed()
    {
        var rounds = Environment.GetEnvironmentVariable("LDAP3_LONG") == "1" ? 100 : 5;
        var journal = Path.Combine(_folder, "journal.ldif");
        var expected = new SortedDictionary<int, string?>();
        var random = new Random(9);
        var next = 1;
        for (var round = 0; round < rounds; round++)
        {
            await WriteUntilKilledAsync(journal, next, random.Next(1, 200), expected);
            next = Check(journal, expected) + 1;
        }

        Assert.True(expected.Count >= rounds);
    }

    static async Task WriteUntilKilledAsync(string journal, int first, int acknowledgements, SortedDictionary<int, string?> expected)
    {
        using var writer = Start(journal, first);
        Assert.Equal("ready", await writer.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        for (var i = 0; i < acknowledgements; i++)
        {
            Note(expected, await writer.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        }

        // SIGKILL where there are signals.
        writer.Kill();
        while (await writer.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            // What was written to the pipe before the end was acknowledged, too; the last line may be torn.
            if (line.Split(' ') is ["-", _] or ["+", _, _] or ["+", _, "again", _] && writer.StandardOutput.Peek() >= 0)
            {
                Note(expected, line);
            }
        }

        await writer.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    static Process Start(string journal, int first)
    {
        var own = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        var program = Path.Combine(own, "..", "..", "Ldap3.JournalWriter", Path.GetFileName(own), "Ldap3.JournalWriter");
        return Process.Start(new ProcessStartInfo(program, [journal, first.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8,
        })!;
    }

    static void Note(SortedDictionary<int, string?> expected, string? line)
    {
        var parts = line!.Split(' ', 3);
        expected[int.Parse(parts[1], CultureInfo.InvariantCulture)] = parts is ["+", _, var description] ? description : null;
    }

    // Only what the last acknowledged entry became may be later than is known here. Returns the greatest number there is.
    static int Check(string journal, SortedDictionary<int, string?> expected)
    {
        var directory = new InMemoryDirectory(new InMemoryDirectoryOptions { Journal = journal });
        var last = expected.Keys.Last();
        foreach (var (number, description) in expected.Where(pair => pair.Key != last))
        {
            Assert.Equal(description, Description(directory, number));
        }

        var found = Description(directory, last);
        Assert.Contains(found, (string?[])[expected[last], $"again {last}", null]);
        Assert.False(expected[last] is null && found is not null, "a deleted entry is back");
        expected[last] = found;

        var greatest = directory.Tree.Subtree(directory.Tree.Find(DistinguishedName.Parse("o=test"))!)
            .Skip(1)
            .Max(node => int.Parse(node.Entry.Name.Rdn!.Parts[0].Value.ToString(), CultureInfo.InvariantCulture));
        for (var number = last + 1; number <= greatest; number++)
        {
            expected[number] = Description(directory, number);
        }

        directory.CloseJournal();
        return Math.Max(last, greatest);
    }

    static string? Description(InMemoryDirectory directory, int number) =>
        directory.Tree.Find(DistinguishedName.Parse($"cn={number},o=test"))?.Entry
            .Find("description", directory.Entries.TypeOf("description"))!.Values[0].ToString();
}
