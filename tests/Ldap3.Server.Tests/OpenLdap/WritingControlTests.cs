using Ldap3.Protocol;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using static Ldap3.Server.Tests.OpenLdapServer;

namespace Ldap3.Server.Tests.OpenLdap;

/// <summary>What the server answers to the controls of changes.</summary>
public sealed class WritingControlTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_done_only_where_the_assertion_holds()
    {
        await using var entry = await TestEntry.DeviceAsync(PersonOptions("ghopper"), SandboxDn);

        var wrong = await entry.ModifyAsync(
            ModifyOperation.Replace, new("description", "wrong"), new AssertionControl(Filter.Parse("(description=other)")));
        var right = await entry.ModifyAsync(
            ModifyOperation.Replace, new("description", "right"), new AssertionControl(Filter.Parse("(&(description=before)(!(mail=*)))")));

        Assert.Equal(ResultCode.AssertionFailed, wrong.Result.ResultCode);
        right.EnsureSuccess();
        Assert.Equal("right", (await entry.ReadAsync([])).GetString("description"));
    }

    [Fact]
    public async Task A_change_tells_the_entry_before_and_after_it()
    {
        await using var entry = await TestEntry.DeviceAsync(PersonOptions("ghopper"), SandboxDn);

        var outcome = await entry.ModifyAsync(
            ModifyOperation.Replace,
            new("description", "after"),
            new PreReadControl(["description"], isCritical: true),
            new PostReadControl(["description", "entryUUID"], isCritical: true));

        var before = outcome.EnsureSuccess().Result.Controls.Find<PreReadResponseControl>()!.Entry;
        var after = outcome.Result.Controls.Find<PostReadResponseControl>()!.Entry;
        Assert.Equal((entry.Name, "before"), (before.ObjectName, before.GetString("description")));
        Assert.Equal((entry.Name, "after"), (after.ObjectName, after.GetString("description")));
        Assert.True(Guid.TryParse(after.GetString("entryUUID"), out _));
    }

    [Fact]
    public async Task A_change_that_is_only_tried_is_not_done()
    {
        await using var entry = await TestEntry.DeviceAsync(PersonOptions("ghopper"), SandboxDn);

        var possible = await entry.ModifyAsync(ModifyOperation.Replace, new("description", "after"), new NoOpControl());
        var impossible = await entry.ModifyAsync(ModifyOperation.Add, new("noSuchAttribute", "x"), new NoOpControl());

        Assert.Equal(ResultCode.NoOperation, possible.Result.ResultCode);
        Assert.Equal(ResultCode.UndefinedAttributeType, impossible.Result.ResultCode);
        Assert.Equal("before", (await entry.ReadAsync([])).GetString("description"));
    }

    [Fact]
    public async Task The_administrator_sets_what_only_the_server_sets_where_rules_are_relaxed()
    {
        await using var entry = await TestEntry.DeviceAsync(AdministratorOptions(), SandboxDn);
        var birth = new LdapAttribute("createTimestamp", "19860101000000Z");

        var refused = await entry.ModifyAsync(ModifyOperation.Replace, birth);
        var relaxed = await entry.ModifyAsync(ModifyOperation.Replace, birth, new RelaxRulesControl());

        Assert.Equal(ResultCode.ConstraintViolation, refused.Result.ResultCode);
        relaxed.EnsureSuccess();
        Assert.Equal("19860101000000Z", (await entry.ReadAsync([], "createTimestamp")).GetString("createTimestamp"));
    }

    [Fact]
    public async Task A_server_that_deletes_no_trees_refuses_and_the_error_names_the_control()
    {
        await using var entry = await TestEntry.DeviceAsync(PersonOptions("ghopper"), SandboxDn);
        await using var connection = new LdapConnection(PersonOptions("ghopper"));

        var outcome = await connection.DeleteAsync(
            new DeleteRequest(entry.Name) { Controls = [new SubtreeDeleteControl()] }, CancellationToken);

        var refusal = Assert.Throws<LdapOperationException>(outcome.EnsureSuccess);
        Assert.Equal(ResultCode.UnavailableCriticalExtension, refusal.ResultCode);
        Assert.Contains("SubtreeDeleteControl (1.2.840.113556.1.4.805, critical)", refusal.Message, StringComparison.Ordinal);
    }
}
