using System.Globalization;
using Ldap3.Linq;
using Ldap3.Protocol;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.Comparison;

/// <summary>The largest managed heap while entries are streamed: it must not grow with their number.</summary>
static class StreamingMemory
{
    const int Fewer = 20_000;
    const int SampleEvery = 500;

    public static async Task RunAsync(Target target)
    {
        Console.WriteLine("Streaming with await foreach: the largest managed heap after a collection");
        foreach (var most in new[] { Fewer, int.MaxValue })
        {
            Print("one search", await PeakAsync(ReadAsync(target, pageSize: 0), most));
            Print("pages of 500", await PeakAsync(ReadAsync(target, pageSize: 500), most));
            Print("LINQ to objects of a class, pages of 500", await PeakAsync(QueryAsync(target), most));
        }
    }

    static async IAsyncEnumerable<object> ReadAsync(Target target, int pageSize)
    {
        await using var connection = new LdapConnection(target.Options);
        var request = new SearchRequest { BaseObject = target.Parsed.Dn, Filter = Filter.Equal("objectClass", "inetOrgPerson") };
        await foreach (var entry in connection.StreamAsync(request, pageSize))
        {
            yield return entry;
        }
    }

    static async IAsyncEnumerable<object> QueryAsync(Target target)
    {
        await using var source = new LdapDataSource(target.Options, target.Parsed.Dn);
        await using var context = new BulkContext(source);
        await foreach (var person in context.People.AsNoTracking().AsAsyncEnumerable())
        {
            yield return person;
        }
    }

    static async Task<(int Entries, long Peak)> PeakAsync(IAsyncEnumerable<object> source, int most)
    {
        var entries = 0;
        long peak = 0;
        await foreach (var entry in source)
        {
            if (entries++ % SampleEvery == 0)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
            }

            GC.KeepAlive(entry);
            if (entries == most)
            {
                break;
            }
        }

        return (entries, peak);
    }

    static void Print(string how, (int Entries, long Peak) run) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"  {run.Entries,7} entries, {how}: {run.Peak / 1024.0 / 1024.0:0.0} MiB"));
}
