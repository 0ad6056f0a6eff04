using Ldap3.Protocol;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification;

/// <summary>The controls of single operations, as OpenLDAP answers them.</summary>
public abstract class ControlSpecification(DirectoryFixture directory)
{
    static readonly SortKey ByName = new("cn", "caseIgnoreOrderingMatch");

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("(description=before)", true)]
    [InlineData("(description=other)", false)]
    [InlineData("(noSuchAttribute=x)", false)]
    [InlineData("(!(noSuchAttribute=x))", false)]
    public async Task Every_operation_is_done_only_where_the_assertion_holds(string filter, bool holds)
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        var (name, renamed) = (sandbox.At("cn=1"), RelativeDistinguishedName.Parse("cn=2"));
        await sandbox.AddDeviceAsync(name, new LdapAttribute("description", "before"));
        var connection = sandbox.Connection;
        Control[] controls = [new AssertionControl(Filter.Parse(filter))];
        var expected = holds ? ResultCode.Success : ResultCode.AssertionFailed;

        var search = await sandbox.SearchAsync("cn=1", SearchScope.BaseObject, controls: controls);
        var compare = await connection.CompareAsync(
            new CompareRequest(name, "cn", "1") { Controls = controls }, CancellationToken);
        var modify = await connection.ModifyAsync(
            new ModifyRequest(name, new Modification(ModifyOperation.Replace, new("serialNumber", "x"))) { Controls = controls },
            CancellationToken);
        var rename = await connection.ModifyDnAsync(new ModifyDnRequest(name, renamed) { Controls = controls }, CancellationToken);
        var delete = await connection.DeleteAsync(
            new DeleteRequest(holds ? sandbox.At("cn=2") : name) { Controls = controls }, CancellationToken);

        Assert.Equal(holds ? ResultCode.CompareTrue : expected, compare.Result.ResultCode);
        Assert.Equal(
            [expected, expected, expected, expected],
            [search.Result.ResultCode, modify.Result.ResultCode, rename.Result.ResultCode, delete.Result.ResultCode]);
        Assert.Equal(holds ? [] : ["cn=1"], sandbox.Names(await sandbox.SearchAsync("", SearchScope.SingleLevel)));
    }

    [Fact]
    public async Task The_entry_is_read_around_every_change()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        var (name, second) = (sandbox.At("cn=1"), sandbox.At("cn=2"));
        var connection = sandbox.Connection;
        var (before, after) = (new PreReadControl(["cn"], isCritical: true), new PostReadControl(["cn"], isCritical: true));

        var add = await connection.AddAsync(
            new AddRequest(name, new("objectClass", "device"), new("cn", "1")) { Controls = [after] }, CancellationToken);
        var rename = await connection.ModifyDnAsync(
            new ModifyDnRequest(name, RelativeDistinguishedName.Parse("cn=2")) { Controls = [before, after] }, CancellationToken);
        var modify = await connection.ModifyAsync(
            new ModifyRequest(second, new Modification(ModifyOperation.Add, new("cn", "3"))) { Controls = [before, after] },
            CancellationToken);
        var delete = await connection.DeleteAsync(new DeleteRequest(second) { Controls = [before] }, CancellationToken);

        Assert.Equal((name, "1"), Read(After(add)));
        Assert.Equal((name, "1"), Read(Before(rename)));
        Assert.Equal((second, "2"), Read(After(rename)));
        Assert.Equal((second, "2"), Read(Before(modify)));
        Assert.Equal((second, "2 3"), Read(After(modify)));
        Assert.Equal((second, "2 3"), Read(Before(delete)));
    }

    [Fact]
    public async Task A_control_that_does_not_go_with_the_operation_or_comes_twice_is_refused()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);

        var misplaced = await sandbox.Connection.ModifyAsync(
            new ModifyRequest(sandbox.Top, new Modification(ModifyOperation.Replace, new("description", "x")))
            {
                Controls = [new PagedResultsControl(1)],
            },
            CancellationToken);
        var twice = await sandbox.SearchAsync(
            "", SearchScope.BaseObject, controls: [new PagedResultsControl(1), new PagedResultsControl(1)]);
        var withValue = await sandbox.SearchAsync(
            "", SearchScope.BaseObject, controls: new Control(ManageDsaItControl.ControlOid, true, (OctetString)"x"));
        var malformed = await sandbox.SearchAsync(
            "", SearchScope.BaseObject, controls: new Control(PagedResultsControl.ControlOid, true, (OctetString)"x"));
        var unknown = await sandbox.SearchAsync(
            "", SearchScope.BaseObject, controls: new Control("1.3.6.1.4.1.99999.1", true));

        Assert.Equal(
            [
                ResultCode.UnavailableCriticalExtension, ResultCode.ProtocolError, ResultCode.ProtocolError,
                ResultCode.ProtocolError, ResultCode.UnavailableCriticalExtension,
            ],
            [
                misplaced.Result.ResultCode, twice.Result.ResultCode, withValue.Result.ResultCode,
                malformed.Result.ResultCode, unknown.Result.ResultCode,
            ]);
    }

    [Theory]
    [InlineData(0, 1, 1, 0, "d0 d1", 1)]
    [InlineData(1, 1, 5, 0, "d3 d4 d5", 5)]
    [InlineData(1, 1, 5, 10, "d3 d4 d5", 5)]
    [InlineData(0, 0, 10, 10, "d9", 10)]
    [InlineData(2, 2, 1, 100, "d0 d1 d2", 1)]
    [InlineData(1, 0, 100, 100, "d8 d9", 10)]
    [InlineData(1, 1, 50, 100, "d3 d4 d5", 5)]
    [InlineData(9, 9, 5, 0, "d0 d1 d2 d3 d4 d5 d6 d7 d8 d9", 5)]
    public async Task A_window_is_cut_around_an_offset(int before, int after, int offset, int count, string expected, int place)
    {
        await using var sandbox = await TenDevicesAsync();

        var outcome = await ViewAsync(sandbox, VirtualListViewControl.ByOffset(before, after, offset, count));

        Assert.Equal(expected.Split(' '), Devices(outcome));
        var answer = outcome.Result.Controls.Find<VirtualListViewResponseControl>()!;
        Assert.Equal((ResultCode.Success, place, 10), (answer.Result, answer.TargetPosition, answer.ContentCount));
        Assert.Equal(ResultCode.Success, outcome.Result.Controls.Find<ServerSideSortResponseControl>()!.Result);
    }

    [Theory]
    [InlineData(1, 1, "d5", false, "d4 d5 d6", 6)]
    [InlineData(0, 1, "d55", false, "d6 d7", 7)]
    [InlineData(1, 1, "a", false, "d0 d1", 1)]
    [InlineData(1, 1, "D5", true, "d6 d5 d4", 5)]
    public async Task A_window_is_cut_around_a_value(
        int before, int after, string value, bool reverse, string expected, int place)
    {
        await using var sandbox = await TenDevicesAsync();

        var outcome = await ViewAsync(sandbox, VirtualListViewControl.ByValue(before, after, value), reverse);

        Assert.Equal(expected.Split(' '), Devices(outcome));
        Assert.Equal(place, outcome.Result.Controls.Find<VirtualListViewResponseControl>()!.TargetPosition);
    }

    [Fact]
    public async Task A_list_scrolls_on_by_its_context()
    {
        await using var sandbox = await TenDevicesAsync();

        var first = await ViewAsync(sandbox, VirtualListViewControl.ByOffset(0, 2, 1));
        var contextId = first.Result.Controls.Find<VirtualListViewResponseControl>()!.ContextId;
        var second = await ViewAsync(sandbox, VirtualListViewControl.ByOffset(0, 2, 4, 10, contextId));

        Assert.NotNull(contextId);
        Assert.Equal(["d0", "d1", "d2"], Devices(first));
        Assert.Equal(["d3", "d4", "d5"], Devices(second));
    }

    [Theory]
    [InlineData("noSuchAttribute", null, ResultCode.NoSuchAttribute)]
    [InlineData("cn", "noSuchRule", ResultCode.InappropriateMatching)]
    public async Task A_critical_sort_that_cannot_be_done_is_refused(
        string attribute, string? rule, ResultCode expected)
    {
        await using var sandbox = await TenDevicesAsync();
        SortKey[] keys = [new(attribute, rule)];

        var critical = await sandbox.SearchAsync("", SearchScope.SingleLevel, controls: new ServerSideSortControl(keys, isCritical: true));

        Assert.Equal(expected, critical.Result.ResultCode);
    }

    [Fact]
    public async Task A_window_needs_a_sort()
    {
        await using var sandbox = await TenDevicesAsync();

        var outcome = await sandbox.SearchAsync("", SearchScope.SingleLevel, controls: VirtualListViewControl.ByOffset(0, 1, 1));

        Assert.Equal(ResultCode.VirtualListViewError, outcome.Result.ResultCode);
    }

    [Fact]
    public async Task Pages_keep_to_the_limits_of_the_search_and_cookies_are_not_taken_twice()
    {
        await using var sandbox = await TenDevicesAsync();

        Task<SearchOutcome> Search(int sizeLimit, params Control[] controls) => sandbox.Connection.SearchAsync(
            new SearchRequest
            {
                BaseObject = sandbox.Top, Scope = SearchScope.SingleLevel, SizeLimit = sizeLimit, Controls = controls,
            },
            CancellationToken);

        var limited = await Search(4);
        var ignored = await Search(4, new PagedResultsControl(5));
        var first = await Search(0, new PagedResultsControl(6));
        var cookie = first.Result.Controls.Find<PagedResultsControl>()!.Cookie;
        var second = await Search(0, new PagedResultsControl(6, cookie));
        var bogus = await Search(0, new PagedResultsControl(6, "no such cookie"));

        Assert.Equal((ResultCode.SizeLimitExceeded, 4), (limited.Result.ResultCode, limited.Entries.Count));
        Assert.Equal((ResultCode.SizeLimitExceeded, 4), (ignored.Result.ResultCode, ignored.Entries.Count));
        Assert.Equal(6, first.EnsureSuccess().Entries.Count);
        Assert.Equal(4, second.EnsureSuccess().Entries.Count);
        Assert.True(second.Result.Controls.Find<PagedResultsControl>()!.Cookie.IsEmpty);
        Assert.False(bogus.Status);
    }

    [Fact]
    public async Task Of_the_values_the_matched_ones_come()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await sandbox.AddDeviceAsync(
            sandbox.At("cn=1"), new("description", "apple", "pear"), new("serialNumber", "7", "8"), new("l", "Rome"));

        var outcome = await sandbox.SearchAsync(
            "cn=1",
            SearchScope.BaseObject,
            controls: new MatchedValuesControl([Filter.Parse("(description=p*)"), Filter.Present("serialNumber")], isCritical: true));

        var entry = Assert.Single(outcome.EnsureSuccess().Entries);
        Assert.Equal(["pear"], entry.GetStrings("description"));
        Assert.Equal(["7", "8"], entry.GetStrings("serialNumber").Order(StringComparer.Ordinal));
        Assert.Null(entry["l"]);
    }

    [Fact]
    public async Task A_change_that_is_only_tried_is_not_done()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        var name = sandbox.At("cn=1");
        await sandbox.AddDeviceAsync(name);

        var possible = await sandbox.Connection.ModifyAsync(
            new ModifyRequest(name, new Modification(ModifyOperation.Add, new("description", "x"))) { Controls = [new NoOpControl()] },
            CancellationToken);
        var impossible = await sandbox.Connection.ModifyAsync(
            new ModifyRequest(name, new Modification(ModifyOperation.Delete, new("description", "x"))) { Controls = [new NoOpControl()] },
            CancellationToken);

        Assert.Equal(ResultCode.NoOperation, possible.Result.ResultCode);
        Assert.Equal(ResultCode.NoSuchAttribute, impossible.Result.ResultCode);
        Assert.Null((await sandbox.Connection.FindAsync(name, cancellationToken: CancellationToken))!["description"]);
    }

    [Fact]
    public async Task The_administrator_sets_what_only_the_server_sets_where_rules_are_relaxed()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        var (name, id) = (sandbox.At("cn=1"), Guid.NewGuid().ToString());
        LdapAttribute[] attributes =
        [
            new("objectClass", "device"), new("cn", "1"), new("entryUUID", id), new("createTimestamp", "19860101000000Z"),
        ];

        var refused = await sandbox.Connection.AddAsync(new AddRequest(name, attributes), CancellationToken);
        (await sandbox.Connection.AddAsync(
            new AddRequest(name, attributes) { Controls = [new RelaxRulesControl()] }, CancellationToken)).EnsureSuccess();
        var entry = await sandbox.Connection.FindAsync(name, ["entryUUID", "createTimestamp"], CancellationToken);

        Assert.Equal(ResultCode.ConstraintViolation, refused.Result.ResultCode);
        Assert.Equal((id, "19860101000000Z"), (entry!.GetString("entryUUID"), entry.GetString("createTimestamp")));
    }

    static SearchResultEntry Before(OperationOutcome outcome) =>
        outcome.EnsureSuccess().Result.Controls.Find<PreReadResponseControl>()!.Entry;

    static SearchResultEntry After(OperationOutcome outcome) =>
        outcome.EnsureSuccess().Result.Controls.Find<PostReadResponseControl>()!.Entry;

    static (DistinguishedName Name, string Values) Read(SearchResultEntry entry) =>
        (entry.ObjectName, string.Join(' ', entry.GetStrings("cn").Order(StringComparer.Ordinal)));

    static string[] Devices(SearchOutcome outcome) =>
        [.. outcome.EnsureSuccess().Entries.Select(entry => entry.ObjectName.Rdn!.Parts[0].Value.ToString())];

    static Task<SearchOutcome> ViewAsync(Sandbox sandbox, VirtualListViewControl view, bool reverse = false) =>
        sandbox.SearchAsync(
            "",
            SearchScope.SingleLevel,
            controls: [new ServerSideSortControl([ByName with { ReverseOrder = reverse }], isCritical: true), view]);

    async Task<Sandbox> TenDevicesAsync()
    {
        var sandbox = await Sandbox.CreateAsync(directory);
        foreach (var i in (int[])[3, 1, 4, 5, 9, 2, 6, 8, 7, 0])
        {
            await sandbox.AddDeviceAsync(sandbox.At($"cn=d{i}"));
        }

        return sandbox;
    }
}
