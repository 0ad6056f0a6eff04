using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tests.Journals;

/// <summary>A directory with a journal comes back as it was.</summary>
public sealed class JournalTests : IDisposable
{
    readonly string _folder = System.IO.Directory.CreateTempSubdirectory("ldap3-journal-").FullName;

    string Journal => Path.Combine(_folder, "journal.ldif");

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void All_kinds_of_changes_come_back(bool compacts)
    {
        var first = Open();
        Fill(first);
        if (compacts)
        {
            first.CompactJournal();
            Add(first, "cn=later,o=test");
        }

        var saved = Saved(first);
        first.CloseJournal();

        var second = Open();
        Assert.Equal(saved, Saved(second));
        Assert.Equal(first.Tree.Stamp.Csn, second.Tree.Stamp.Csn);
        Assert.Equal(first.Tree.Stamp.Number, second.Tree.Stamp.Number);
        second.CloseJournal();
    }

    [Fact]
    public void A_torn_record_at_the_end_is_cut_off()
    {
        var first = Open();
        Fill(first);
        var saved = Saved(first);
        var length = new FileInfo(Journal).Length;
        Add(first, "cn=torn,o=test");
        first.CloseJournal();
        var whole = File.ReadAllBytes(Journal);

        for (var cut = length; cut < whole.Length; cut += 7)
        {
            File.WriteAllBytes(Journal, whole[..(int)cut]);
            var second = Open();
            Assert.Equal(saved, Saved(second));
            second.CloseJournal();
            Assert.Equal(length, new FileInfo(Journal).Length);
        }
    }

    [Fact]
    public void A_crash_between_base_and_emptied_journal_does_nothing_twice()
    {
        var first = Open();
        Fill(first);
        var saved = Saved(first);
        first.CloseJournal();
        var old = Path.Combine(_folder, "old");
        File.Copy(Journal, old);
        first = Open();
        first.CompactJournal();
        first.CloseJournal();
        File.Copy(old, Journal, overwrite: true);

        var second = Open();

        Assert.Equal(saved, Saved(second));
        second.CloseJournal();
    }

    [Fact]
    public void The_journal_is_of_one_directory_at_a_time_and_a_closed_one_refuses_writes()
    {
        var first = Open();
        Fill(first);

        Assert.Throws<IOException>(Open);

        first.CloseJournal();
        var refusal = Assert.Throws<Ldap3.Protocol.LdapOperationException>(() => Add(first, "cn=late,o=test"));
        Assert.Equal(ResultCode.Other, refusal.ResultCode);
        Assert.Null(first.Tree.Find(Name("cn=late,o=test")));
    }

    [Fact]
    public void A_snapshot_that_is_restored_is_what_the_journal_gives_back()
    {
        var first = Open();
        Fill(first);
        var snapshot = first.Snapshot();
        Add(first, "cn=later,o=test");

        first.Restore(snapshot);
        Add(first, "cn=another,o=test");

        Assert.Equal(snapshot.Count + 1, first.Count);
        Assert.Null(first.Tree.Find(Name("cn=later,o=test")));
        var saved = Saved(first);
        first.CloseJournal();
        var second = Open();
        Assert.Equal(saved, Saved(second));
        second.CloseJournal();
    }

    InMemoryDirectory Open() => new(new InMemoryDirectoryOptions { Journal = Journal });

    static void Fill(InMemoryDirectory directory)
    {
        directory.Add(new AddRequest(Name("o=test"), new("objectClass", "organization"), new("o", "test")));
        directory.Add(new AddRequest(Name("ou=a,o=test"), new("objectClass", "organizationalUnit"), new("ou", "a")));
        directory.Add(new AddRequest(Name("ou=b,o=test"), new("objectClass", "organizationalUnit"), new("ou", "b")));
        Add(directory, "cn=\\2c ä,ou=a,o=test");
        Add(directory, "cn=gone,o=test");
        Run(directory, new ModifyRequest(
            Name("ou=a,o=test"), new Modification(ModifyOperation.Add, new LdapAttribute("description", "line\nbreak", " x "))));
        Run(directory, new ModifyDnRequest(Name("ou=a,o=test"), RelativeDistinguishedName.Parse("ou=c"), true, Name("ou=b,o=test")));
        Run(directory, new DeleteRequest(Name("cn=gone,o=test")));
    }

    static void Add(InMemoryDirectory directory, string name) =>
        directory.Add(new AddRequest(Name(name), new LdapAttribute("objectClass", "device")));

    static void Run(InMemoryDirectory directory, LdapRequest request) => Assert.Equal(
        ResultCode.Success,
        ((LdapResult)directory.CreateSession().AsAdministrator().Execute(request).Last()).ResultCode);

    static string Saved(InMemoryDirectory directory)
    {
        var text = new StringWriter();
        directory.SaveLdif(text);

        // A set of attributes has no order.
        var records = text.ToString().Split("\n\n").Select(record => string.Join('\n', record.Split('\n').Order(StringComparer.Ordinal)));
        return string.Join("\n\n", records);
    }

    static DistinguishedName Name(string text) => DistinguishedName.Parse(text);
}
