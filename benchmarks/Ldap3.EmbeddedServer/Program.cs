using System.Diagnostics;
using System.Globalization;
using Ldap3.EmbeddedServer;
using Ldap3.InMemory;
using Ldap3.Protocol.Names;

if (args is not [var ldif, var baseDn, .. var rest])
{
    await Console.Error.WriteLineAsync(
        "usage: Ldap3.EmbeddedServer <LDIF file> <its base> [<ldap url> <bind DN> of a server with the same entries; the password in LDAP3_PASSWORD]");
    return 2;
}

var options = new InMemoryDirectoryOptions { Suffixes = [DistinguishedName.Parse(baseDn)] };
var before = GC.GetTotalMemory(forceFullCollection: true);
var directory = new InMemoryDirectory(options);
var watch = Stopwatch.StartNew();
using (var text = File.OpenText(ldif))
{
    directory.LoadLdif(text);
}

var loaded = watch.Elapsed;
var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"loaded {directory.Count} entries in {loaded.TotalSeconds:f2} s, {(double)bytes / directory.Count:f0} octets each"));

var queries = new Queries(baseDn, directory.Count);
LocalLatency.Measure(directory, queries);
await using var server = InMemoryServer.Start(directory);
await ServedSearches.MeasureAsync("in memory", server.Url, "", "", queries);
if (rest is [var url, var bindDn])
{
    await ServedSearches.MeasureAsync("slapd", url, bindDn, Environment.GetEnvironmentVariable("LDAP3_PASSWORD") ?? "", queries);
}

return 0;
