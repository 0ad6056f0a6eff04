using System.Globalization;
using Ldap3.Comparison;

if (args is not [var url, var bindDn, .. var rest])
{
    await Console.Error.WriteLineAsync(
        "usage: Ldap3.Comparison <ldap url with the base of the entries> <bind DN> [rounds]; the password in LDAP3_PASSWORD");
    return 2;
}

var target = new Target(url, bindDn, Environment.GetEnvironmentVariable("LDAP3_PASSWORD") ?? "");
var rounds = rest is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 5;
await WholeSearch.RunAsync(target, rounds);
await StreamingMemory.RunAsync(target);
return 0;
