using Ldap3.InMemory.Commits;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tests.Commits;

/// <summary>Every change of a directory is known to those who follow it.</summary>
public sealed class CommitLogTests
{
    readonly InMemoryDirectory _directory = new(new InMemoryDirectoryOptions { HistorySize = 8 });

    public CommitLogTests() => Add("o=test", "organization", "o", "test");

    [Fact]
    public void Each_write_is_one_commit_with_a_greater_change_sequence_number()
    {
        using var subscription = Subscribe();

        Add("cn=a,o=test", "device", "cn", "a");
        Add("cn=b,o=test", "device", "cn", "b");

        var commits = Taken(subscription);
        Assert.Equal([2L, 3L], commits.Select(commit => commit.Number));
        Assert.True(string.CompareOrdinal(commits[0].Csn, commits[1].Csn) < 0);
        Assert.Matches(@"^\d{14}\.\d{6}Z#[0-9a-f]{6}#000#000000$", commits[0].Csn);
        Assert.Equal("cn=b,o=test", Assert.Single(commits[1].Changes).Name.ToString());
    }

    [Fact]
    public void The_entry_and_its_context_bear_the_number_of_the_commit()
    {
        using var subscription = Subscribe();

        Add("cn=a,o=test", "device", "cn", "a");

        var csn = Assert.Single(Taken(subscription)).Csn;
        Assert.Equal(csn, Value("cn=a,o=test", "entryCSN"));
        Assert.Equal(csn, Value("o=test", "contextCSN"));
        Assert.NotEqual(csn, Value("o=test", "entryCSN"));
    }

    [Fact]
    public void A_rename_tells_of_the_entry_and_of_those_below()
    {
        Add("ou=x,o=test", "organizationalUnit", "ou", "x");
        Add("cn=a,ou=x,o=test", "device", "cn", "a");
        using var subscription = Subscribe();

        Run(new ModifyDnRequest(Name("ou=x,o=test"), RelativeDistinguishedName.Parse("ou=y")));

        Assert.Equal(
            [(EntryChangeKind.Rename, "ou=y,o=test"), (EntryChangeKind.Move, "cn=a,ou=y,o=test")],
            Assert.Single(Taken(subscription)).Changes.Select(change => (change.Kind, change.Name.ToString())));
    }

    [Fact]
    public void A_deleted_entry_leaves_its_tombstone()
    {
        Add("cn=a,o=test", "device", "cn", "a");
        var uuid = Value("cn=a,o=test", "entryUUID");
        var csn = _directory.Tree.Stamp.Csn;

        Run(new DeleteRequest(Name("cn=a,o=test")));

        var change = Assert.Single(Assert.Single(_directory.Log.Since(csn)!).Changes);
        Assert.Equal(EntryChangeKind.Delete, change.Kind);
        Assert.Null(change.After);
        Assert.Equal(uuid, change.Before!.Find("entryUUID", _directory.Entries.TypeOf("entryUUID"))!.Values[0].ToString());
    }

    [Fact]
    public void A_history_that_does_not_reach_back_says_so()
    {
        var csn = _directory.Tree.Stamp.Csn;
        for (var i = 0; i < 8; i++)
        {
            Add($"cn={i},o=test", "device", "cn", $"{i}");
        }

        Assert.Equal(8, _directory.Log.Since(csn)!.Count);

        Add("cn=one more,o=test", "device", "cn", "one more");

        Assert.Null(_directory.Log.Since(csn));
    }

    [Fact]
    public void Who_falls_behind_loses_the_subscription_and_nobody_waits()
    {
        using var slow = _directory.Log.Subscribe(() => _directory.Tree, limit: 1);

        Add("cn=a,o=test", "device", "cn", "a");
        Add("cn=b,o=test", "device", "cn", "b");

        Assert.True(slow.HasLost);
        Assert.Single(Taken(slow));
        Assert.True(slow.Commits.Completion.IsCompleted);
    }

    [Fact]
    public void A_write_that_is_refused_is_no_commit()
    {
        using var subscription = Subscribe();

        Assert.Throws<Ldap3.Protocol.LdapOperationException>(() => Add("o=test", "organization", "o", "test"));

        Assert.Empty(Taken(subscription));
    }

    [Fact]
    public void Several_writes_are_one_commit_when_asked_so()
    {
        using var subscription = Subscribe();
        var entries = _directory.Entries;
        var author = Name("cn=writer");

        _directory.Write<object?>(author, tree =>
        {
            foreach (var cn in (string[])["a", "b"])
            {
                tree = tree.Add(entries.Create(new AddRequest(Name($"cn={cn},o=test"), new LdapAttribute("objectClass", "device")), author));
            }

            return (tree, null);
        });

        var commit = Assert.Single(Taken(subscription));
        Assert.Equal(author, commit.Author);
        Assert.Equal(2, commit.Changes.Count);
    }

    [Fact]
    public void Change_sequence_numbers_grow_even_when_the_clock_stands_still_or_goes_back()
    {
        var clock = new SetClock(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        var sequence = new ChangeSequence(clock);
        var first = sequence.Next();
        clock.Now -= TimeSpan.FromHours(1);
        var second = sequence.Next();
        sequence.Observe("20270101000000.000000Z#00000a#000#000000");

        Assert.Equal("20260102030405.000000Z#000000#000#000000", first);
        Assert.Equal("20260102030405.000000Z#000001#000#000000", second);
        Assert.Equal("20270101000000.000000Z#00000b#000#000000", sequence.Next());
    }

    static DistinguishedName Name(string text) => DistinguishedName.Parse(text);

    static List<DirectoryCommit> Taken(CommitSubscription subscription)
    {
        var commits = new List<DirectoryCommit>();
        while (subscription.Commits.TryRead(out var commit))
        {
            commits.Add(commit);
        }

        return commits;
    }

    CommitSubscription Subscribe() => _directory.Log.Subscribe(() => _directory.Tree);

    void Add(string name, string objectClass, string type, string value) =>
        _directory.Add(new AddRequest(Name(name), new("objectClass", objectClass), new(type, value)));

    void Run(LdapRequest request) => Assert.Equal(
        ResultCode.Success,
        ((LdapResult)_directory.CreateSession().AsAdministrator().Execute(request).Last()).ResultCode);

    string Value(string name, string attribute) => _directory.CreateSession()
        .Execute(new SearchRequest { BaseObject = Name(name), Scope = SearchScope.BaseObject, Attributes = [attribute] })
        .OfType<SearchResultEntry>().Single().Attributes.Single().Values.Single().ToString();

    sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
