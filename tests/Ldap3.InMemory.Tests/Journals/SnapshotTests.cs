using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Synchronization;

namespace Ldap3.InMemory.Tests.Journals;

/// <summary>Readers see one moment, whoever writes meanwhile; the directory goes back to a moment; changes are told.</summary>
public sealed class SnapshotTests
{
    readonly InMemoryDirectory _directory = new();

    public SnapshotTests()
    {
        _directory.Add(new AddRequest(Name("o=test"), new("objectClass", "organization"), new("o", "test")));
        Add("cn=a");
        Add("cn=b");
    }

    [Fact]
    public async Task Readers_finish_while_a_writer_has_its_turn()
    {
        using var mayEnd = new ManualResetEventSlim();
        var began = new TaskCompletionSource();
        var writer = Task.Run(
            () => _directory.Write<object?>(tree =>
            {
                tree = tree.Remove(tree.Require(Name("cn=a,o=test")));
                began.SetResult();
                mayEnd.Wait(TestContext.Current.CancellationToken);
                return (tree, null);
            }),
            TestContext.Current.CancellationToken);
        await began.Task;

        Assert.Equal(3, Search("(objectClass=*)").Count);
        Assert.Single(Search("(cn=a)"));
        Assert.False(writer.IsCompleted);

        mayEnd.Set();
        await writer;
        Assert.Empty(Search("(cn=a)"));
    }

    [Fact]
    public async Task Each_read_sees_one_tree_however_many_writers_there_are()
    {
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(
            () =>
            {
                // One commit moves the value from one entry to the other: no reader may see none or two.
                for (var i = 0; !stop.IsCancellationRequested; i++)
                {
                    var (from, to) = i % 2 == 0 ? ("cn=a,o=test", "cn=b,o=test") : ("cn=b,o=test", "cn=a,o=test");
                    _directory.Write<object?>(tree =>
                    {
                        tree = Describe(tree, from, null);
                        return (Describe(tree, to, "here"), null);
                    });
                }
            },
            TestContext.Current.CancellationToken);
        _directory.Write<object?>(tree => (Describe(Describe(tree, "cn=a,o=test", null), "cn=b,o=test", "here"), null));

        for (var i = 0; i < 500; i++)
        {
            Assert.Single(Search(i % 2 == 0 ? "(description=here)" : "(&(objectClass=device)(description=here))"));
        }

        await stop.CancelAsync();
        await writer;
    }

    [Fact]
    public void A_directory_goes_back_to_a_snapshot()
    {
        var snapshot = _directory.Snapshot();
        Add("cn=c");

        _directory.Restore(snapshot);

        Assert.Empty(Search("(cn=c)"));
        Assert.Equal(3, _directory.Count);
        Add("cn=c");
        Assert.Single(Search("(cn=c)"));
    }

    [Fact]
    public async Task Whoever_watches_is_told_of_each_change()
    {
        var changes = _directory.WatchAsync(TestContext.Current.CancellationToken);
        Add("cn=c");
        Assert.NotEmpty(_directory.CreateSession().AsAdministrator().Execute(new DeleteRequest(Name("cn=a,o=test"))));

        var seen = new List<InMemoryChange>();
        await foreach (var change in changes)
        {
            seen.Add(change);
            if (seen.Count == 2)
            {
                break;
            }
        }

        Assert.Equal([DirectoryChangeKind.Added, DirectoryChangeKind.Deleted], seen.Select(change => change.Kind));
        Assert.Equal("c", seen[0].After!["cn"]!.Values[0].ToString());
        Assert.Equal("a", seen[1].Before!["cn"]!.Values[0].ToString());
        Assert.Equal(_directory.Options.AdministratorDn, seen[1].Author);
    }

    [Fact]
    public async Task Whoever_watches_while_the_directory_is_put_back_has_to_begin_anew()
    {
        await using var changes = _directory.WatchAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        _directory.Restore(_directory.Snapshot());

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await changes.MoveNextAsync());
    }

    InMemory.Tree.DirectoryTree Describe(InMemory.Tree.DirectoryTree tree, string name, string? description)
    {
        var node = tree.Require(Name(name));
        var type = _directory.Entries.TypeOf("description");
        return tree.Replace(node, node.Entry.With(
            "description", type, description is null ? null : new InMemory.Tree.StoredAttribute("description", type, [description])));
    }

    List<SearchResultEntry> Search(string filter) =>
    [
        .. _directory.CreateSession()
            .Execute(new SearchRequest { BaseObject = Name("o=test"), Filter = Filter.Parse(filter) })
            .OfType<SearchResultEntry>(),
    ];

    void Add(string rdn) =>
        _directory.Add(new AddRequest(Name($"{rdn},o=test"), new LdapAttribute("objectClass", "device")));

    static DistinguishedName Name(string text) => DistinguishedName.Parse(text);
}
