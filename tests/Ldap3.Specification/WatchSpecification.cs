using Ldap3.Linq;
using Ldap3.Linq.Watching;
using Ldap3.Protocol;

namespace Ldap3.Specification;

/// <summary>Queries that go on: whoever watches is told what others do.</summary>
public abstract class WatchSpecification(DirectoryFixture directory)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_change_of_what_a_query_finds_is_told()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await using var source = new LdapDataSource(sandbox.Connection.Options, sandbox.Top);
        await using var company = new CompanyContext(source);
        await using var other = new CompanyContext(source);
        var ada = new Applicant { FullName = "ada", Surname = "Watched" };
        var bob = new Applicant { FullName = "bob", Surname = "Other" };
        other.Set<Applicant>().AddRange(ada, bob);
        await other.SaveChangesAsync(CancellationToken);

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(60));
        await using var changes = company.Set<Applicant>().Where(p => p.Surname == "Watched")
            .WatchAsync(Interval).GetAsyncEnumerator(timeout.Token);
        var next = changes.MoveNextAsync().AsTask();
        await BeginAsync();

        // What is changed before the watch has begun is not told: something is changed until it has.
        async Task BeginAsync()
        {
            for (var i = 1; !await IsToldAsync(next); i++)
            {
                ada.RoomNumber = $"{i}";
                await other.SaveChangesAsync(CancellationToken);
            }

            while (changes.Current.Entity?.RoomNumber != ada.RoomNumber)
            {
                Assert.True(await changes.MoveNextAsync());
            }

            next = changes.MoveNextAsync().AsTask();
        }

        async Task<LdapChange<Applicant>> ChangeAsync(Action change)
        {
            change();
            await other.SaveChangesAsync(CancellationToken);
            Assert.True(await next);
            var told = changes.Current;
            next = changes.MoveNextAsync().AsTask();
            return told;
        }

        var changed = await ChangeAsync(() => ada.Title = "Countess");
        Assert.Equal((LdapChangeKind.Changed, "Countess", null), (changed.Kind, changed.Entity?.Title, changed.Previous?.Title));

        var joined = await ChangeAsync(() => bob.Surname = "Watched");
        Assert.Equal((LdapChangeKind.Added, "bob", true), (joined.Kind, joined.Entity?.FullName, joined.Previous is null));

        var left = await ChangeAsync(() => ada.Surname = "Gone");
        Assert.Equal((LdapChangeKind.Removed, ada.Dn, true), (left.Kind, left.Name, left.Entity is null));

        var deleted = await ChangeAsync(() => other.Set<Applicant>().Remove(bob));
        Assert.Equal((LdapChangeKind.Removed, bob.Dn), (deleted.Kind, deleted.Name));

        await timeout.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task What_no_server_tells_of_is_refused()
    {
        await using var company = new CompanyContext(directory.Source);
        var people = company.Set<Applicant>();

        await Assert.ThrowsAsync<LdapTranslationException>(() => FirstAsync(people.OrderBy(p => p.FullName).Take(3)));
        await Assert.ThrowsAsync<LdapTranslationException>(() => FirstAsync(people.Select(p => p.FullName)));
    }

    static async Task<bool> IsToldAsync(Task told) =>
        await Task.WhenAny(told, Task.Delay(TimeSpan.FromMilliseconds(300), CancellationToken)) == told;

    static async Task FirstAsync<T>(IQueryable<T> query)
        where T : class
    {
        await foreach (var _ in query.WatchAsync().WithCancellation(CancellationToken))
        {
            return;
        }
    }
}
