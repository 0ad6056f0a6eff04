using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using static Ldap3.Server.Tests.OpenLdapServer;

namespace Ldap3.Server.Tests.OpenLdap;

/// <summary>Aliases as slapd follows them (RFC 4511 section 4.5.1.3).</summary>
public sealed class AliasTests
{
    const string Aliases = "ou=Aliases,dc=other,dc=test";
    const string Limited = "uid=limited,dc=other,dc=test";

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DereferenceAliases.Never, $"cn=Limited,{Aliases}")]
    [InlineData(DereferenceAliases.InSearching, $"cn=Limited,{Aliases}")]
    [InlineData(DereferenceAliases.FindingBaseObject, Limited)]
    [InlineData(DereferenceAliases.Always, Limited)]
    public async Task The_base_is_an_alias_or_what_it_stands_for(DereferenceAliases aliases, string expected)
    {
        var outcome = await SearchAsync($"cn=Limited,{Aliases}", SearchScope.BaseObject, aliases);

        Assert.Equal(expected, Assert.Single(outcome.EnsureSuccess().Entries).ObjectName.ToString());
    }

    [Theory]
    [InlineData(DereferenceAliases.Never, "cn=Again cn=Limited cn=Lost cn=Round")]
    [InlineData(DereferenceAliases.InSearching, "uid=limited")]
    [InlineData(DereferenceAliases.FindingBaseObject, "cn=Again cn=Limited cn=Lost cn=Round")]
    [InlineData(DereferenceAliases.Always, "uid=limited")]
    public async Task Below_the_base_come_aliases_or_what_they_stand_for(DereferenceAliases aliases, string expected)
    {
        var outcome = await SearchAsync(Aliases, SearchScope.WholeSubtree, aliases);

        Assert.Equal(
            [.. expected.Split(' '), "ou=Aliases"],
            outcome.EnsureSuccess().Entries.Select(entry => entry.ObjectName.Rdn!.ToString()).Order(StringComparer.Ordinal)
                .OrderBy(rdn => rdn.StartsWith("ou=", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("cn=Lost", "not found")]
    [InlineData("cn=Round", "circular")]
    public async Task An_alias_of_nobody_and_one_in_a_circle_are_problems(string alias, string reason)
    {
        var outcome = await SearchAsync($"{alias},{Aliases}", SearchScope.BaseObject, DereferenceAliases.Always);

        Assert.Equal(ResultCode.AliasProblem, outcome.Result.ResultCode);
        Assert.Equal($"{alias},{Aliases}", outcome.Result.MatchedDn);
        Assert.Contains(reason, outcome.Result.DiagnosticMessage, StringComparison.Ordinal);
        var failure = Assert.Throws<LdapOperationException>(outcome.EnsureSuccess);
        Assert.Contains("AliasProblem (33)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alias_that_is_made_is_followed_and_a_search_through_it_finds_what_is_below()
    {
        await using var connection = new LdapConnection(PersonOptions("ghopper"));
        var top = DistinguishedName.Parse(SandboxDn).Child("ou", $"{Guid.NewGuid():N}");
        var real = top.Child("ou", "real");
        var alias = top.Child("ou", "alias");
        foreach (var request in new AddRequest[]
        {
            new(top, new("objectClass", "organizationalUnit"), new("ou", top.Rdn!.Parts[0].Value)),
            new(real, new("objectClass", "organizationalUnit"), new("ou", "real")),
            new(real.Child("cn", "below"), new("objectClass", "device"), new("cn", "below")),
            new(alias, new("objectClass", "alias", "extensibleObject"), new("ou", "alias"), new("aliasedObjectName", real.ToString())),
        })
        {
            (await connection.AddAsync(request, CancellationToken)).EnsureSuccess();
        }

        var through = await connection.FindSingleAsync(
            new SearchRequest
            {
                BaseObject = alias,
                Scope = SearchScope.SingleLevel,
                DereferenceAliases = DereferenceAliases.FindingBaseObject,
            },
            CancellationToken);
        (await connection.DeleteSubtreeAsync(top, CancellationToken)).EnsureSuccess();

        Assert.Equal(real.Child("cn", "below"), through?.ObjectName);
    }

    [Fact]
    public async Task Operational_attributes_come_when_asked_for_by_a_plus()
    {
        await using var connection = new LdapConnection(Options());

        var entry = await connection.FindAsync(
            DistinguishedName.Parse(PersonDn("ghopper")), [SearchRequest.AllOperationalAttributes], CancellationToken);

        Assert.NotNull(entry?["entryUUID"]);
        Assert.NotNull(entry["modifyTimestamp"]);
        Assert.Null(entry["uid"]);
    }

    static async Task<SearchOutcome> SearchAsync(string baseObject, SearchScope scope, DereferenceAliases aliases)
    {
        await using var connection = new LdapConnection(Options());
        return await connection.SearchAsync(
            new SearchRequest
            {
                BaseObject = DistinguishedName.Parse(baseObject), Scope = scope, DereferenceAliases = aliases,
            },
            CancellationToken);
    }
}
