using System.Globalization;
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
            foreach (var pageSize in new[] { 0, 500 })
            {
                var (entries, peak) = await PeakAsync(target, most, pageSize);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {entries,7} entries, {(pageSize == 0 ? "one search  " : $"pages of {pageSize}")}: {peak / 1024.0 / 1024.0:0.0} MiB"));
            }
        }
    }

    static async Task<(int Entries, long Peak)> PeakAsync(Target target, int most, int pageSize)
    {
        await using var connection = new LdapConnection(target.Options);
        var request = new SearchRequest { BaseObject = target.Parsed.Dn, Filter = Filter.Equal("objectClass", "inetOrgPerson") };
        var entries = 0;
        long peak = 0;
        await foreach (var entry in connection.StreamAsync(request, pageSize))
        {
            if (entries++ % SampleEvery == 0)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
            }

            if (entries == most)
            {
                break;
            }
        }

        return (entries, peak);
    }
}
