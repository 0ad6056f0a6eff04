using Ldap3.Protocol;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Server.Tests;

/// <summary>Pages, sorted lists and windows on them, the same on every server.</summary>
public abstract class ListControlSpecification
{
    const int PageSize = 7;

    protected abstract LdapConnectionOptions Connection { get; }

    /// <summary>Where more than 20 people are.</summary>
    protected abstract string ListDn { get; }

    protected abstract string Filter { get; }

    protected abstract string SortAttribute { get; }

    protected virtual string? OrderingRule => null;

    /// <summary>RFC 2891 section 1.2 has it so.</summary>
    protected virtual bool SaysThatItSorted => true;

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_come_one_after_another_until_the_cookie_is_empty()
    {
        await using var connection = new LdapConnection(Connection);
        var names = new List<DistinguishedName>();
        var cookie = OctetString.Empty;
        do
        {
            var page = (await SearchAsync(connection, new PagedResultsControl(PageSize, cookie))).EnsureSuccess();
            Assert.InRange(page.Entries.Count, 0, PageSize);
            names.AddRange(page.Entries.Select(entry => entry.ObjectName));
            cookie = page.Result.Controls.Find<PagedResultsControl>()!.Cookie;
        }
        while (!cookie.IsEmpty);

        var whole = (await SearchAsync(connection)).EnsureSuccess();
        Assert.True(names.Count > 20);
        Assert.Equal(whole.Entries.Select(entry => entry.ObjectName).ToHashSet(), [.. names]);
        Assert.Equal(whole.Entries.Count, names.Count);
    }

    [Fact]
    public async Task A_sorted_list_says_that_it_is_and_turns_round()
    {
        await using var connection = new LdapConnection(Connection);

        var up = (await SearchAsync(connection, new ServerSideSortControl([Key()], isCritical: true))).EnsureSuccess();
        var down = (await SearchAsync(connection, new ServerSideSortControl([Key(reverse: true)], isCritical: true))).EnsureSuccess();

        Assert.Equal(
            SaysThatItSorted ? ResultCode.Success : default(ResultCode?),
            up.Result.Controls.Find<ServerSideSortResponseControl>()?.Result);
        Assert.True(Keys(up).Length > 20);
        Assert.Equal(Keys(up), Keys(down).Reverse());
        Assert.Equal(Keys(up)[0], Keys(up).Min(StringComparer.OrdinalIgnoreCase), ignoreCase: true);
    }

    [Fact]
    public async Task A_window_shows_a_part_of_the_sorted_list_and_where_it_is()
    {
        await using var connection = new LdapConnection(Connection);
        var all = Keys((await SearchAsync(connection, new ServerSideSortControl([Key()], isCritical: true))).EnsureSuccess());

        var window = (await SearchAsync(
            connection,
            new ServerSideSortControl([Key()], isCritical: true),
            VirtualListViewControl.ByOffset(1, 2, 5))).EnsureSuccess();
        var byValue = (await SearchAsync(
            connection,
            new ServerSideSortControl([Key()], isCritical: true),
            VirtualListViewControl.ByValue(0, 3, all[8]))).EnsureSuccess();

        var place = window.Result.Controls.Find<VirtualListViewResponseControl>()!;
        Assert.Equal((ResultCode.Success, 5, all.Length), (place.Result, place.TargetPosition, place.ContentCount));
        Assert.Equal(all[3..7], Keys(window));
        Assert.Equal(all[8], Keys(byValue)[0]);
        Assert.Equal(4, Keys(byValue).Length);
        Assert.InRange(byValue.Result.Controls.Find<VirtualListViewResponseControl>()!.TargetPosition, 1, 9);
    }

    [Fact]
    public async Task A_window_on_a_list_that_is_not_sorted_is_refused_and_the_error_says_what_is_missing()
    {
        await using var connection = new LdapConnection(Connection);

        var outcome = await SearchAsync(connection, VirtualListViewControl.ByOffset(0, 3, 1));

        var refusal = Assert.Throws<LdapOperationException>(outcome.EnsureSuccess);
        Assert.Contains("ServerSideSortControl", refusal.Message, StringComparison.Ordinal);
    }

    SortKey Key(bool reverse = false) => new(SortAttribute, OrderingRule, reverse);

    string[] Keys(SearchOutcome outcome) => [.. outcome.Entries.Select(entry => entry.GetString(SortAttribute)!)];

    Task<SearchOutcome> SearchAsync(LdapConnection connection, params Control[] controls) => connection.SearchAsync(
        new SearchRequest
        {
            BaseObject = DistinguishedName.Parse(ListDn),
            Filter = Protocol.Filters.Filter.Parse(Filter),
            Attributes = [SortAttribute],
            Controls = controls,
        },
        CancellationToken);
}
