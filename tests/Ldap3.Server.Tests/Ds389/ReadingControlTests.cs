using Ldap3.Protocol;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using static Ldap3.Server.Tests.Ds389Server;

namespace Ldap3.Server.Tests.Ds389;

/// <summary>What the server answers to the controls of searches and changes.</summary>
public sealed class ReadingControlTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_group_comes_with_what_its_members_are()
    {
        var outcome = await SearchAsync(
            $"cn=Administrators,ou=Groups,{BaseDn}", ["member"], new DereferenceControl([new Dereference("member", "uid", "mail")], isCritical: true));

        var response = Assert.Single(outcome.EnsureSuccess().Entries).Controls.Find<DereferenceResponseControl>();
        Assert.Equal(
            ["jsmith", "llindqvist"],
            response!.Entries.Select(entry => entry.Find("uid")!.Values[0].ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Subentries_come_alone_or_not_at_all()
    {
        var subentries = await FindAsync(new SubentriesControl());
        var others = await FindAsync(new SubentriesControl(visibility: false, isCritical: false));

        Assert.Contains(DistinguishedName.Parse($"cn=Managed,{FixturesDn}"), subentries);
        Assert.Contains(DistinguishedName.Parse($"uid=nested,{FixturesDn}"), others);
    }

    [Fact]
    public async Task Stored_and_computed_attributes_are_told_apart()
    {
        string[] both = ["cn", "nsRole"];

        var all = Assert.Single((await SearchAsync($"uid=nested,{FixturesDn}", both)).Entries);
        var stored = Assert.Single((await SearchAsync($"uid=nested,{FixturesDn}", both, new RealAttributesOnlyControl())).Entries);
        var computed = Assert.Single((await SearchAsync($"uid=nested,{FixturesDn}", both, new VirtualAttributesOnlyControl())).Entries);

        Assert.Equal((true, true), Has(all));
        Assert.Equal((true, false), Has(stored));
        Assert.Equal((false, true), Has(computed));

        static (bool Stored, bool Computed) Has(SearchResultEntry entry) =>
            (entry.GetStrings("cn").Count > 0, entry.GetStrings("nsRole").Count > 0);
    }

    [Fact]
    public async Task A_search_keeps_to_one_database()
    {
        var right = await SearchAsync(BaseDn, ["dc"], new OneBackendControl("userRoot"));
        var wrong = await SearchAsync(BaseDn, ["dc"], new OneBackendControl("noSuchDatabase"));

        Assert.Single(right.EnsureSuccess().Entries);
        Assert.False(wrong.Status && wrong.Entries.Count > 0);
    }

    [Fact]
    public async Task A_change_tells_the_entry_before_and_after_it()
    {
        await using var entry = await TestEntry.DeviceAsync(PersonOptions("ghopper"), SandboxDn);

        var outcome = await entry.ModifyAsync(
            ModifyOperation.Replace,
            new("description", "after"),
            new PreReadControl(["description"], isCritical: true),
            new PostReadControl(["description"], isCritical: true));

        Assert.Equal("before", outcome.EnsureSuccess().Result.Controls.Find<PreReadResponseControl>()!.Entry.GetString("description"));
        Assert.Equal("after", outcome.Result.Controls.Find<PostReadResponseControl>()!.Entry.GetString("description"));
    }

    [Fact]
    public async Task A_referral_object_is_an_entry_where_one_manages_it()
    {
        await using var entry = await TestEntry.AddAsync(
            AdministratorOptions(),
            SandboxDn,
            "cn",
            new("objectClass", "referral", "extensibleObject"),
            new("ref", "ldap://elsewhere.example/dc=elsewhere"));
        entry.DeletionControls = [new ManageDsaItControl()];

        var referred = await SearchAsync(entry.Name.ToString(), ["ref"]);
        var managed = await SearchAsync(entry.Name.ToString(), ["ref"], new ManageDsaItControl());

        Assert.Empty(referred.Entries);
        Assert.Equal("elsewhere.example", Assert.Single(referred.References).Uris[0].Split('/')[2]);
        Assert.Equal(["ldap://elsewhere.example/dc=elsewhere"], Assert.Single(managed.EnsureSuccess().Entries).GetStrings("ref"));
    }

    static async Task<IReadOnlyList<DistinguishedName>> FindAsync(Control control)
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        var outcome = await connection.SearchAsync(
            new SearchRequest { BaseObject = DistinguishedName.Parse(FixturesDn), Attributes = ["1.1"], Controls = [control] },
            CancellationToken);
        return [.. outcome.EnsureSuccess().Entries.Select(entry => entry.ObjectName)];
    }

    static async Task<SearchOutcome> SearchAsync(string baseObject, string[] attributes, params Control[] controls)
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        return await connection.SearchAsync(
            new SearchRequest
            {
                BaseObject = DistinguishedName.Parse(baseObject),
                Scope = SearchScope.BaseObject,
                Filter = Filter.Present("objectClass"),
                Attributes = attributes,
                Controls = controls,
            },
            CancellationToken);
    }
}
