using Ldap3.Protocol;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using static Ldap3.Server.Tests.OpenLdapServer;

namespace Ldap3.Server.Tests.OpenLdap;

/// <summary>What the server answers to the controls of searches.</summary>
public sealed class ReadingControlTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_whole_schema_only_the_matched_values_come()
    {
        var outcome = await SearchAsync(
            "cn=Subschema", ["attributeTypes"], new MatchedValuesControl([Filter.Parse("(attributeTypes=2.5.4.3)")], isCritical: true));

        var value = Assert.Single(Assert.Single(outcome.EnsureSuccess().Entries).GetStrings("attributeTypes"));
        Assert.StartsWith("( 2.5.4.3 NAME ( 'cn'", value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_addresses_the_matched_one_comes_with_all_values_of_another_attribute()
    {
        // The first example of RFC 3876 section 5, on our data.
        var outcome = await SearchAsync(
            PersonDn("ghopper"),
            ["mail", "telephoneNumber", "mobile"],
            new MatchedValuesControl(Filter.Parse("(mail=*meridian.example)"), Filter.Present("telephoneNumber")));

        var entry = Assert.Single(outcome.EnsureSuccess().Entries);
        Assert.Equal(["grace.hopper@meridian.example"], entry.GetStrings("mail"));
        Assert.Equal(["+55 11 5555 1002"], entry.GetStrings("telephoneNumber"));
        Assert.Empty(entry.GetStrings("mobile"));
    }

    [Fact]
    public async Task A_group_comes_with_what_its_members_are()
    {
        var outcome = await SearchAsync(
            $"cn=Administrators,ou=Groups,{BaseDn}",
            ["member"],
            new DereferenceControl([new Dereference("member", "uid", "mail", "mobile"), new Dereference("owner", "cn")], isCritical: true));

        var response = Assert.Single(outcome.EnsureSuccess().Entries).Controls.Find<DereferenceResponseControl>();
        Assert.NotNull(response);
        Assert.Equal(["member", "member", "owner"], response.Entries.Select(entry => entry.AttributeType).Order(StringComparer.Ordinal));
        var member = Assert.Single(
            response.Entries,
            entry => entry.AttributeType == "member" && entry.ObjectName == DistinguishedName.Parse(PersonDn("jsmith")));
        Assert.Equal(["jsmith"], member.Find("uid")!.Values.Select(value => value.ToString()));
        Assert.Contains("jsmith@example.org", member.Find("mail")!.Values.Select(value => value.ToString()));
    }

    [Fact]
    public async Task Subentries_come_alone_or_not_at_all()
    {
        await using var entry = await TestEntry.AddAsync(
            AdministratorOptions(),
            SandboxDn,
            "cn",
            new("objectClass", "subentry", "extensibleObject"),
            new("subtreeSpecification", "{}"));

        async Task<IReadOnlyList<DistinguishedName>> Find(params Control[] controls) =>
            [.. (await SearchAsync(SandboxDn, ["1.1"], SearchScope.WholeSubtree, controls)).EnsureSuccess().Entries.Select(found => found.ObjectName)];

        Assert.Contains(entry.Name, await Find(new SubentriesControl()));
        Assert.DoesNotContain(DistinguishedName.Parse(SandboxDn), await Find(new SubentriesControl()));
        Assert.DoesNotContain(entry.Name, await Find(new SubentriesControl(visibility: false)));
        Assert.Contains(DistinguishedName.Parse(SandboxDn), await Find(new SubentriesControl(visibility: false)));
    }

    [Fact]
    public async Task The_original_is_read_where_no_copy_may_be_used()
    {
        var original = await SearchAsync(BaseDn, ["dc"], new DontUseCopyControl());
        var malformed = await SearchAsync(
            BaseDn, ["dc"], new Control(DontUseCopyControl.ControlOid, true, OctetString.FromString("a value")));

        Assert.Single(original.EnsureSuccess().Entries);
        Assert.Equal(ResultCode.ProtocolError, malformed.Result.ResultCode);
    }

    [Fact]
    public async Task A_referral_object_is_an_entry_where_one_manages_it()
    {
        const string Name = "ou=Elsewhere,dc=other,dc=test";

        var referred = await SearchAsync(Name, ["ref"]);
        var managed = await SearchAsync(Name, ["ref"], new ManageDsaItControl());

        Assert.Equal(ResultCode.Referral, referred.Result.ResultCode);
        Assert.Single(Assert.Single(managed.EnsureSuccess().Entries).GetStrings("ref"));
    }

    [Fact]
    public async Task The_server_reads_whose_session_it_is()
    {
        var tracked = await SearchAsync(BaseDn, ["dc"], SessionTrackingControl.ForUser("ada", "192.0.2.1", "shop.example"));
        var malformed = await SearchAsync(
            BaseDn, ["dc"], new Control(SessionTrackingControl.ControlOid, false, OctetString.FromString("ada")));

        Assert.Single(tracked.EnsureSuccess().Entries);
        Assert.Equal(ResultCode.ProtocolError, malformed.Result.ResultCode);
    }

    [Fact]
    public async Task Unknown_controls_are_passed_over_unless_critical_and_then_named()
    {
        var unknown = await SearchAsync(BaseDn, ["dc"], new Control("1.3.6.1.4.1.99999.1", false, OctetString.FromString("x")));
        var critical = await SearchAsync(
            BaseDn, ["dc"], new Control("1.3.6.1.4.1.99999.1", true), new RealAttributesOnlyControl(isCritical: true));

        Assert.True(unknown.Status);
        Assert.Equal(ResultCode.UnavailableCriticalExtension, critical.Result.ResultCode);
        var refusal = Assert.Throws<LdapOperationException>(critical.EnsureSuccess);
        Assert.Contains("1.3.6.1.4.1.99999.1", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("RealAttributesOnlyControl (2.16.840.1.113730.3.4.17, critical)", refusal.Message, StringComparison.Ordinal);
    }

    static Task<SearchOutcome> SearchAsync(string baseObject, string[] attributes, params Control[] controls) =>
        SearchAsync(baseObject, attributes, SearchScope.BaseObject, controls);

    static async Task<SearchOutcome> SearchAsync(string baseObject, string[] attributes, SearchScope scope, Control[] controls)
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        return await connection.SearchAsync(
            new SearchRequest
            {
                BaseObject = DistinguishedName.Parse(baseObject), Scope = scope, Attributes = attributes, Controls = controls,
            },
            CancellationToken);
    }
}
