using Ldap3.Protocol;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification;

/// <summary>Aliases (RFC 4511 section 4.5.1.3), referral objects (RFC 3296) and subentries (RFC 3672), as OpenLDAP has them.</summary>
public abstract class SpecialEntrySpecification(DirectoryFixture directory)
{
    const string Far = "ldap://far.example/ou=far,dc=example";

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DereferenceAliases.Never, "cn=to device", SearchScope.BaseObject, "cn=to device")]
    [InlineData(DereferenceAliases.InSearching, "cn=to device", SearchScope.BaseObject, "cn=to device")]
    [InlineData(DereferenceAliases.FindingBaseObject, "cn=to device", SearchScope.BaseObject, "cn=below,ou=b")]
    [InlineData(DereferenceAliases.Always, "cn=to device", SearchScope.BaseObject, "cn=below,ou=b")]
    [InlineData(DereferenceAliases.FindingBaseObject, "cn=to b", SearchScope.SingleLevel, "cn=below,ou=b|cn=chain,ou=b")]
    [InlineData(DereferenceAliases.FindingBaseObject, "cn=below,cn=to b", SearchScope.BaseObject, "cn=below,ou=b")]
    [InlineData(DereferenceAliases.Always, "cn=to b", SearchScope.WholeSubtree, "cn=below,ou=b|ou=b")]
    [InlineData(DereferenceAliases.InSearching, "ou=a", SearchScope.WholeSubtree, "cn=below,ou=b|ou=a|ou=b")]
    [InlineData(DereferenceAliases.InSearching, "ou=a", SearchScope.SingleLevel, "ou=b")]
    [InlineData(DereferenceAliases.Never, "ou=a", SearchScope.WholeSubtree, "cn=link,ou=a|cn=lost,ou=a|ou=a")]
    [InlineData(DereferenceAliases.Always, "ou=b", SearchScope.SingleLevel, "cn=below,ou=b")]
    public async Task Aliases_are_followed_where_the_search_says(
        DereferenceAliases aliases, string place, SearchScope scope, string expected)
    {
        await using var sandbox = await AliasesAsync();

        var outcome = await sandbox.SearchAsync(place, scope, aliases);

        // RFC 4511 section 4.5.1.3 has servers drop what they come across twice; OpenLDAP does not always.
        Assert.Equal(expected.Split('|'), sandbox.Names(outcome).Distinct());
    }

    [Theory]
    [InlineData("cn=lost,ou=a", ResultCode.AliasProblem, "cn=lost,ou=a")]
    [InlineData("cn=round", ResultCode.AliasProblem, "cn=round")]
    [InlineData("cn=nothing,cn=to b", ResultCode.NoSuchObject, "ou=b")]
    [InlineData("cn=x,cn=nothing", ResultCode.NoSuchObject, "")]
    public async Task An_alias_that_leads_nowhere_is_a_problem(string place, ResultCode expected, string matched)
    {
        await using var sandbox = await AliasesAsync();

        var outcome = await sandbox.SearchAsync(place, SearchScope.BaseObject, DereferenceAliases.Always);

        Assert.Equal((expected, sandbox.At(matched).ToString()), (outcome.Result.ResultCode, outcome.Result.MatchedDn));
    }

    [Theory]
    [InlineData("cn=x,cn=to device", ResultCode.AliasProblem)]
    [InlineData("cn=x,cn=subentry", ResultCode.ObjectClassViolation)]
    [InlineData("cn=x,ou=elsewhere", ResultCode.Referral)]
    [InlineData("cn=x,cn=nowhere", ResultCode.NoSuchObject)]
    public async Task Nothing_is_put_below_an_alias_a_subentry_or_a_referral(string place, ResultCode expected)
    {
        await using var sandbox = await AliasesAsync();
        await sandbox.AddSubentryAsync(sandbox.At("cn=subentry"));
        await sandbox.AddReferralAsync(sandbox.At("ou=elsewhere"), Far);

        var outcome = await sandbox.Connection.AddAsync(
            new AddRequest(sandbox.At(place), new("objectClass", "device"), new("cn", "x")), CancellationToken);

        Assert.Equal(expected, outcome.Result.ResultCode);
    }

    [Fact]
    public async Task A_search_is_told_where_to_go_on_and_at_a_referral_where_to_go()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await sandbox.AddReferralAsync(sandbox.At("ou=elsewhere"), Far);
        await sandbox.AddDeviceAsync(sandbox.At("cn=here"));

        var whole = await sandbox.SearchAsync("", SearchScope.WholeSubtree);
        var level = await sandbox.SearchAsync("", SearchScope.SingleLevel);
        var there = await sandbox.SearchAsync("ou=elsewhere", SearchScope.SingleLevel);
        var below = await sandbox.SearchAsync("cn=x,ou=elsewhere", SearchScope.WholeSubtree);
        var managed = await sandbox.SearchAsync("", SearchScope.WholeSubtree, controls: new ManageDsaItControl());
        var itself = await sandbox.SearchAsync("ou=elsewhere", SearchScope.BaseObject, controls: new ManageDsaItControl());

        Assert.Equal(["", "cn=here"], sandbox.Names(whole));
        Assert.Equal([$"{Far}??sub"], Assert.Single(whole.References).Uris);
        Assert.Equal([$"{Far}??base"], Assert.Single(level.References).Uris);
        AssertReferred(there.Result, sandbox.At("ou=elsewhere"), $"{Far}??one");
        AssertReferred(below.Result, sandbox.At("ou=elsewhere"), "ldap://far.example/cn=x,ou=far,dc=example??sub");
        Assert.Equal(["", "cn=here", "ou=elsewhere"], sandbox.Names(managed));
        Assert.Empty(managed.References);
        Assert.Equal(["ou=elsewhere"], sandbox.Names(itself));
    }

    [Fact]
    public async Task Every_operation_on_a_referral_object_is_referred_unless_it_manages_that()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        var name = sandbox.At("ou=elsewhere");
        await sandbox.AddReferralAsync(name, Far);
        var connection = sandbox.Connection;
        Control[] managed = [new ManageDsaItControl()];
        var modify = new ModifyRequest(name, new Modification(ModifyOperation.Add, new("description", "x")));
        var compare = new CompareRequest(name, "ou", "elsewhere");

        AssertReferred((await connection.ModifyAsync(modify, CancellationToken)).Result, name, Far);
        AssertReferred((await connection.CompareAsync(compare, CancellationToken)).Result, name, Far);
        AssertReferred((await connection.DeleteAsync(new DeleteRequest(name), CancellationToken)).Result, name, Far);
        AssertReferred(
            (await connection.ModifyDnAsync(
                new ModifyDnRequest(name, RelativeDistinguishedName.Parse("ou=moved")), CancellationToken)).Result,
            name,
            Far);
        AssertReferred(
            (await connection.DeleteAsync(new DeleteRequest(sandbox.At("cn=x,ou=elsewhere")), CancellationToken)).Result,
            name,
            "ldap://far.example/cn=x,ou=far,dc=example");
        (await connection.ModifyAsync(modify with { Controls = managed }, CancellationToken)).EnsureSuccess();
        Assert.Equal(
            ResultCode.CompareTrue,
            (await connection.CompareAsync(compare with { Controls = managed }, CancellationToken)).Result.ResultCode);
        (await connection.DeleteAsync(new DeleteRequest(name) { Controls = managed }, CancellationToken)).EnsureSuccess();
    }

    [Fact]
    public async Task Subentries_are_seen_alone_or_not_at_all_or_as_the_base()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await sandbox.AddSubentryAsync(sandbox.At("cn=sub"));
        await sandbox.AddDeviceAsync(sandbox.At("cn=plain"));

        Task<SearchOutcome> Whole(params Control[] controls) => sandbox.SearchAsync("", SearchScope.WholeSubtree, controls: controls);
        Task<SearchOutcome> Base(params Control[] controls) => sandbox.SearchAsync("cn=sub", SearchScope.BaseObject, controls: controls);

        Assert.Equal(["", "cn=plain"], sandbox.Names(await Whole()));
        Assert.Equal(["cn=sub"], sandbox.Names(await Whole(new SubentriesControl())));
        Assert.Equal(["", "cn=plain"], sandbox.Names(await Whole(new SubentriesControl(visibility: false))));
        Assert.Equal(["cn=sub"], sandbox.Names(await Base()));
        Assert.Equal(["cn=sub"], sandbox.Names(await Base(new SubentriesControl())));
        Assert.Empty(sandbox.Names(await Base(new SubentriesControl(visibility: false))));
    }

    static void AssertReferred(LdapResult result, DistinguishedName matched, string url)
    {
        Assert.Equal(ResultCode.Referral, result.ResultCode);
        Assert.Equal(matched.ToString(), result.MatchedDn);
        Assert.Equal([url], result.Referrals);
    }

    async Task<Sandbox> AliasesAsync()
    {
        var sandbox = await Sandbox.CreateAsync(directory);
        await sandbox.AddUnitAsync(sandbox.At("ou=a"));
        await sandbox.AddUnitAsync(sandbox.At("ou=b"));
        await sandbox.AddDeviceAsync(sandbox.At("cn=below,ou=b"));
        await sandbox.AddAliasAsync(sandbox.At("cn=chain,ou=b"), sandbox.At("cn=to device"));
        await sandbox.AddAliasAsync(sandbox.At("cn=to b"), sandbox.At("ou=b"));
        await sandbox.AddAliasAsync(sandbox.At("cn=to device"), sandbox.At("cn=below,ou=b"));
        await sandbox.AddAliasAsync(sandbox.At("cn=link,ou=a"), sandbox.At("ou=b"));
        await sandbox.AddAliasAsync(sandbox.At("cn=lost,ou=a"), sandbox.At("cn=nobody"));
        await sandbox.AddAliasAsync(sandbox.At("cn=round"), sandbox.At("cn=again"));
        await sandbox.AddAliasAsync(sandbox.At("cn=again"), sandbox.At("cn=round"));
        return sandbox;
    }
}
