using Ldap3.Protocol;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Values.ActiveDirectory;
using Ldap3.Protocol.Values.Security;
using static Ldap3.Server.Tests.SambaServer;

namespace Ldap3.Server.Tests.Samba;

/// <summary>What Active Directory's own controls make a real server answer.</summary>
public sealed class ControlTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Names_come_with_their_identifiers(bool asText)
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        var request = Read(PersonDn("alice"), "objectGUID", "objectSid", "memberOf") with
        {
            Controls = [new ExtendedDnControl(asText)],
        };

        var entry = Assert.Single((await connection.SearchAsync(request, CancellationToken)).EnsureSuccess().Entries);

        var name = ExtendedDistinguishedName.Parse(entry.ObjectName.ToString());
        var group = ExtendedDistinguishedName.Parse(
            entry.GetStrings("memberOf").Single(value => value.Contains("CN=inner", StringComparison.Ordinal)));
        Assert.Equal(DistinguishedName.Parse(PersonDn("alice")), name.Name);
        Assert.Equal(entry.Find("objectGUID")!.Values[0], name.Guid!.Value.ToByteArray());
        Assert.Equal(entry.Find("objectSid")!.Values[0], name.Sid!.Value.ToOctets());
        Assert.Equal(DistinguishedName.Parse(GroupDn("inner")), group.Name);
        Assert.NotNull(group.Guid);
    }

    [Fact]
    public async Task The_parts_of_a_security_descriptor_are_chosen()
    {
        await using var connection = new LdapConnection(AdministratorOptions());

        var owner = await DescriptorAsync(connection, SecurityDescriptorParts.Owner);
        var rights = await DescriptorAsync(connection, SecurityDescriptorParts.Dacl);

        Assert.NotNull(owner.Owner);
        Assert.Null(owner.Dacl);
        Assert.Null(rights.Owner);
        Assert.NotEmpty(rights.Dacl!.Entries);
    }

    [Fact]
    public async Task A_person_who_may_not_audit_still_reads_rights()
    {
        await using var connection = new LdapConnection(PersonOptions("bob"));

        var rights = await DescriptorAsync(connection, SecurityDescriptorParts.Owner | SecurityDescriptorParts.Dacl);

        Assert.NotEmpty(rights.Dacl!.Entries);
    }

    [Fact]
    public async Task Members_are_searched_through_their_group()
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        var request = Read(GroupDn("inner"), "sAMAccountName") with { Controls = [new AttributeScopedQueryControl("member")] };

        var outcome = (await connection.SearchAsync(request, CancellationToken)).EnsureSuccess();

        Assert.Equal(
            ["alice", "bob"], outcome.Entries.Select(entry => entry.GetString("sAMAccountName")).Order(StringComparer.Ordinal));
        Assert.Equal(
            ResultCode.Success, outcome.Result.Controls.Find<AttributeScopedQueryResponseControl>()?.Result ?? ResultCode.Success);
    }

    [Fact]
    public async Task References_to_other_contexts_are_kept_away()
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        var request = new SearchRequest
        {
            BaseObject = DistinguishedName.Parse(BaseDn), Filter = Filter.Equal("sAMAccountName", "alice"), Attributes = ["cn"],
        };

        var plain = await connection.SearchAsync(request, CancellationToken);
        var scoped = await connection.SearchAsync(request with { Controls = [new DomainScopeControl(true)] }, CancellationToken);
        var options = await connection.SearchAsync(
            request with { Controls = [new SearchOptionsControl(SearchOptions.DomainScope)] }, CancellationToken);

        Assert.NotEmpty(plain.References);
        Assert.Empty(scoped.EnsureSuccess().References);
        Assert.Empty(options.EnsureSuccess().References);
        Assert.Equal([1, 1], [scoped.Entries.Count, options.Entries.Count]);
    }

    [Fact]
    public async Task Deleted_objects_are_seen_by_who_asks()
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        var account = $"gone-{Guid.NewGuid():N}"[..20];
        await using var sandbox = await SandboxAccount.CreateAsync(connection, account, CancellationToken);
        var found = await connection.SearchAsync(Read(sandbox.Dn, "objectGUID"), CancellationToken);
        var guid = new Guid(Assert.Single(found.Entries).Find("objectGUID")!.Values[0].Span);
        (await connection.DeleteAsync(new DeleteRequest(DistinguishedName.Parse(sandbox.Dn)), CancellationToken)).EnsureSuccess();
        var byGuid = new SearchRequest
        {
            BaseObject = ActiveDirectoryName.FromGuid(guid),
            Scope = SearchScope.BaseObject,
            Attributes = ["isDeleted", "lastKnownParent"],
        };

        var hidden = await connection.SearchAsync(byGuid, CancellationToken);
        var shown = await connection.SearchAsync(byGuid with { Controls = [new ShowDeletedControl()] }, CancellationToken);
        var recycled = await connection.SearchAsync(byGuid with { Controls = [new ShowRecycledControl()] }, CancellationToken);

        Assert.Empty(hidden.Entries);
        var entry = Assert.Single(shown.Entries);
        Assert.Equal("TRUE", entry.GetString("isDeleted"));
        Assert.Equal(DistinguishedName.Parse(SandboxDn), DistinguishedName.Parse(entry.GetString("lastKnownParent")!));
        Assert.Single(recycled.Entries);
    }

    [Fact]
    public async Task Ranges_come_when_asked_for_and_their_last_says_so()
    {
        await using var connection = new LdapConnection(AdministratorOptions());

        var first = await RangeAsync(connection, new AttributeRange("member", 0, 9));
        var last = await RangeAsync(connection, new AttributeRange("member", 25));

        Assert.Equal((new AttributeRange("member", 0, 9), 10), first);
        Assert.Equal((new AttributeRange("member", 25), 5), last);
    }

    static SearchRequest Read(string dn, params string[] attributes) =>
        new() { BaseObject = DistinguishedName.Parse(dn), Scope = SearchScope.BaseObject, Attributes = attributes };

    static async Task<SecurityDescriptor> DescriptorAsync(LdapConnection connection, SecurityDescriptorParts parts)
    {
        var request = Read(PersonDn("alice"), "nTSecurityDescriptor") with { Controls = [new SecurityDescriptorFlagsControl(parts)] };
        var found = (await connection.SearchAsync(request, CancellationToken)).EnsureSuccess();
        return SecurityDescriptor.FromOctets(Assert.Single(found.Entries).Find("nTSecurityDescriptor")!.Values[0].Span);
    }

    static async Task<(AttributeRange? Range, int Count)> RangeAsync(LdapConnection connection, AttributeRange range)
    {
        var found = await connection.SearchAsync(Read(GroupDn("everybody"), range.ToString()), CancellationToken);
        var attribute = Assert.Single(Assert.Single(found.EnsureSuccess().Entries).Attributes);
        return (AttributeRange.TryParse(attribute.Description.ToString(), out var given) ? given : null, attribute.Values.Count);
    }
}
