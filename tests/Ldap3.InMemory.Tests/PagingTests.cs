using Ldap3.InMemory.Tests.Specification;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Tests;

public sealed class PagingTests(EmbeddedDirectory directory) : IClassFixture<EmbeddedDirectory>
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_paged_search_may_rest_while_another_runs_through_many_pages()
    {
        var connection = await directory.Source.GetConnectionAsync(CancellationToken);
        await using var resting = connection.StreamAsync(Everybody(), pageSize: 100).GetAsyncEnumerator(CancellationToken);
        Assert.True(await resting.MoveNextAsync());

        var count = 0;
        await foreach (var entry in connection.StreamAsync(Everybody(), pageSize: 2).WithCancellation(CancellationToken))
        {
            count++;
        }

        var rest = 1;
        while (await resting.MoveNextAsync())
        {
            rest++;
        }

        Assert.Equal((224, 224), (count, rest));
    }

    [Fact]
    public async Task A_search_goes_on_in_the_tree_it_began_with()
    {
        var connection = await directory.Source.GetConnectionAsync(CancellationToken);
        var name = directory.Source.BaseDn.Child("ou", "People").Child("uid", "latecomer");
        await using var stream = connection.StreamAsync(Everybody(), pageSize: 50).GetAsyncEnumerator(CancellationToken);
        Assert.True(await stream.MoveNextAsync());

        (await connection.AddAsync(
            new AddRequest(name, new("objectClass", "inetOrgPerson"), new("uid", "latecomer"), new("cn", "L"), new("sn", "L")),
            CancellationToken)).EnsureSuccess();
        var count = 1;
        while (await stream.MoveNextAsync())
        {
            count++;
        }

        await connection.DeleteAsync(new DeleteRequest(name), CancellationToken);
        Assert.Equal(224, count);
    }

    [Fact]
    public async Task A_cookie_that_is_not_known_is_refused()
    {
        var connection = await directory.Source.GetConnectionAsync(CancellationToken);

        var outcome = await connection.SearchAsync(
            Everybody() with { Controls = [new PagedResultsControl(5, "made up")] }, CancellationToken);

        Assert.Equal(ResultCode.UnwillingToPerform, outcome.Result.ResultCode);
    }

    SearchRequest Everybody() => new()
    {
        BaseObject = directory.Source.BaseDn, Filter = Filter.Equal("objectClass", "person"), Attributes = ["uid"],
    };
}
