using System.Diagnostics;

namespace Ldap3.Comparison;

/// <summary>What a run cost this process.</summary>
sealed record Measurement(int Entries, TimeSpan Wall, TimeSpan Cpu, long AllocatedBytes)
{
    public double MicrosecondsEach => Cpu.TotalMicroseconds / Entries;

    public double BytesEach => (double)AllocatedBytes / Entries;

    public double EntriesPerSecond => Entries / Wall.TotalSeconds;

    public static async Task<Measurement> OfAsync(Func<Task<int>> run)
    {
        GC.Collect();
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        var entries = await run();
        var wall = watch.Elapsed;
        process.Refresh();
        return new Measurement(
            entries, wall, process.TotalProcessorTime - cpu, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    public static Measurement Median(IEnumerable<Measurement> runs)
    {
        var sorted = runs.OrderBy(run => run.Cpu).ToArray();
        return sorted[sorted.Length / 2];
    }
}
