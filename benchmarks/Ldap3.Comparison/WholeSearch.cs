using System.Globalization;
using Ldap3.Protocol;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Theirs = System.DirectoryServices.Protocols;

namespace Ldap3.Comparison;

/// <summary>One search that returns every entry, each value looked at: this library beside the framework's own client.</summary>
static class WholeSearch
{
    public static async Task RunAsync(Target target, int rounds)
    {
        await using var connection = new LdapConnection(target.Options);
        using var theirs = Connect(target);
        var ours = new List<Measurement>();
        var others = new List<Measurement>();

        // One round unmeasured, then both in turn, so that what else the machine does falls on both alike.
        for (var round = 0; round <= rounds; round++)
        {
            var our = await Measurement.OfAsync(() => ReadOursAsync(connection, target));
            var other = await Measurement.OfAsync(() => Task.FromResult(ReadTheirs(theirs, target)));
            if (round > 0)
            {
                ours.Add(our);
                others.Add(other);
            }
        }

        Print(Measurement.Median(ours), Measurement.Median(others), rounds);
    }

    static async Task<int> ReadOursAsync(LdapConnection connection, Target target)
    {
        var entries = 0;
        long octets = 0;
        var request = new SearchRequest { BaseObject = target.Parsed.Dn, Filter = Filter.Equal("objectClass", "inetOrgPerson") };
        await foreach (var entry in connection.StreamAsync(request))
        {
            entries++;
            for (var i = 0; i < entry.AttributeCount; i++)
            {
                foreach (var value in entry.GetValues(i))
                {
                    octets += value.Length;
                }
            }
        }

        GC.KeepAlive(octets);
        return entries;
    }

    static int ReadTheirs(Theirs.LdapConnection connection, Target target)
    {
        var request = new Theirs.SearchRequest(
            target.Parsed.Dn.ToString(), "(objectClass=inetOrgPerson)", Theirs.SearchScope.Subtree, null);
        var response = (Theirs.SearchResponse)connection.SendRequest(request);
        long octets = 0;
        foreach (Theirs.SearchResultEntry entry in response.Entries)
        {
            foreach (Theirs.DirectoryAttribute attribute in entry.Attributes.Values)
            {
                for (var i = 0; i < attribute.Count; i++)
                {
                    octets += attribute[i] is byte[] value ? value.Length : ((string)attribute[i]).Length;
                }
            }
        }

        GC.KeepAlive(octets);
        return response.Entries.Count;
    }

    static Theirs.LdapConnection Connect(Target target)
    {
        var options = target.Options;
        var connection = new Theirs.LdapConnection(
            new Theirs.LdapDirectoryIdentifier(options.Host, options.Port ?? LdapConnectionOptions.PlainPort),
            new System.Net.NetworkCredential(target.BindDn, target.Password),
            Theirs.AuthType.Basic) { Timeout = TimeSpan.FromMinutes(2) };
        connection.SessionOptions.ProtocolVersion = 3;
        connection.Bind();
        return connection;
    }

    static void Print(Measurement ours, Measurement theirs, int rounds)
    {
        Console.WriteLine($"One search, {ours.Entries} entries from the same server, every value read; median of {rounds} runs");
        PrintRow("Ldap3.Protocol", ours);
        PrintRow("S.DS.Protocols", theirs);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"ratio: {theirs.Wall / ours.Wall:0.0} times the entries per second, 1/{theirs.Cpu / ours.Cpu:0.0} of the CPU, "
            + $"1/{theirs.BytesEach / ours.BytesEach:0.0} of the bytes"));
    }

    static void PrintRow(string name, Measurement run) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {name,-15} {run.EntriesPerSecond,9:0} entries/s  {run.MicrosecondsEach,6:0.0} us CPU each  {run.BytesEach,7:0} bytes each"));
}
