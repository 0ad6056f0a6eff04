using System.Diagnostics;
using System.Globalization;
using Ldap3.InMemory;
using Ldap3.Protocol.Messages;

namespace Ldap3.EmbeddedServer;

/// <summary>How long searches take within the process.</summary>
static class LocalLatency
{
    static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    public static void Measure(InMemoryDirectory directory, Queries queries)
    {
        var session = directory.CreateSession();
        foreach (var (name, make) in queries.All)
        {
            var random = new Random(1);
            var times = new List<double>();
            var all = Stopwatch.StartNew();
            while (all.Elapsed < Duration || times.Count < 5)
            {
                var request = make(random);
                var one = Stopwatch.GetTimestamp();
                var responses = session.Execute(request).ToList();
                times.Add(Stopwatch.GetElapsedTime(one).TotalMicroseconds);
                if (responses.Count(response => response is SearchResultEntry) != 1)
                {
                    throw new InvalidOperationException($"{request.Filter} does not find its entry.");
                }
            }

            times.Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-40} median {times[times.Count / 2],10:f1} us   99% {times[times.Count * 99 / 100],10:f1} us"));
        }
    }
}
