using System.Globalization;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.EmbeddedServer;

/// <summary>Searches in the people that tests/servers/bulk.sh makes.</summary>
sealed class Queries(string baseDn, int count)
{
    readonly DistinguishedName _base = DistinguishedName.Parse(baseDn);

    public (string Name, Func<Random, SearchRequest> Make)[] All =>
    [
        ("equality (uid=...)", random => Search(Filter.Equal("uid", Uid(random)))),
        ("two (&(objectClass=person)(mail=...))", random =>
            Search(Filter.Equal("objectClass", "person") & Filter.Equal("mail", $"{Uid(random)}@example.org"))),
        ("substring (cn=*...)", random => Search(Filter.Parse($"(cn=*{Number(random)})"))),
        ("substring (mail=*...*)", random => Search(Filter.Parse($"(mail=*k{Number(random)}@*)"))),
        ("without index (telephoneNumber=...)", random =>
            Search(Filter.Equal("telephoneNumber", $"+49 30 {Number(random)}"))),
    ];

    public SearchRequest Equality(Random random) => Search(Filter.Equal("uid", Uid(random)));

    SearchRequest Search(Filter filter) => new() { BaseObject = _base, Filter = filter };

    string Uid(Random random) => $"bulk{Number(random)}";

    string Number(Random random) => random.Next(1, count - 1).ToString("d7", CultureInfo.InvariantCulture);
}
