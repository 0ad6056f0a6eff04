using Ldap3.InMemory.Tests.Strategies;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Transfer;
using Ldap3.Specification.Faults;

namespace Ldap3.InMemory.Tests.Transfer;

public sealed class LdifImporterTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parents_come_before_children_and_changes_of_one_entry_stay_in_order()
    {
        await using var directory = new ProxiedDirectory();
        var changes = string.Concat(Enumerable.Range(0, 20).Select(i =>
            $"dn: ou=u{i},o=test\nobjectClass: organizationalUnit\nou: u{i}\n\n"
            + $"dn: cn=c,ou=u{i},o=test\nobjectClass: person\ncn: c\nsn: 0\n\n"
            + $"dn: CN=C,ou=u{i},o=test\nchangetype: modify\nreplace: sn\nsn: 1\n-\n\n"
            + $"dn: cn=c,ou=u{i},o=test\nchangetype: modrdn\nnewrdn: cn=d\ndeleteoldrdn: 1\n\n"
            + $"dn: cn=d,ou=u{i},o=test\nchangetype: modify\nreplace: sn\nsn: 2\n-\n\n"
            + (i % 2 == 0 ? $"dn: cn=d,ou=u{i},o=test\nchangetype: delete\n\ndn: ou=u{i},o=test\nchangetype: delete\n\n" : "")));

        var report = await ImportAsync(directory, changes);

        Assert.True(report.IsSuccess, string.Join('\n', report.Failures));
        Assert.Equal((120L, 120L, "120"), (report.Read, report.Applied, report.Position.ToString()));
        await using var connection = new LdapConnection(directory.Options);
        var found = connection.Search("o=test", "(sn=2)").Entries;
        Assert.Equal(10, found.Count);
        Assert.All(found, entry => Assert.Equal("d", entry.GetString("cn")));
    }

    [Fact]
    public async Task Records_that_fail_are_reported_and_written_with_the_reason_to_be_applied_later()
    {
        await using var directory = new ProxiedDirectory(people: 2);
        const string Changes = """
            version: 1

            dn: cn=p0,o=test
            changetype: modify
            replace: description
            description: first

            # A comment
            dn: cn=child,ou=missing,o=test
            objectClass: person
            cn: child
            sn:: w6k=

            dn: cn=p1,o=test
            changetype: delete
            """;
        var rejects = new StringWriter();

        var report = await ImportAsync(directory, Changes, new LdifImportOptions { ContinueOnError = true }, rejects);
        var missing = await ImportAsync(directory, "dn: ou=missing,o=test\nobjectClass: organizationalUnit\nou: missing\n");
        var again = await ImportAsync(directory, rejects.ToString());

        var failure = Assert.Single(report.Failures);
        Assert.Equal((2L, 9, ResultCode.NoSuchObject), (failure.Number, failure.Line, failure.ResultCode));
        Assert.Equal("cn=child,ou=missing,o=test", failure.Dn.ToString());
        Assert.Equal((LdifImportEnd.Completed, 3L, 2L, "3"), (report.End, report.Read, report.Applied, report.Position.ToString()));
        Assert.False(report.IsSuccess);
        Assert.Contains("# Record 2, line 9", rejects.ToString(), StringComparison.Ordinal);
        Assert.True(missing.IsSuccess && again.IsSuccess, rejects.ToString());
    }

    [Fact]
    public async Task The_first_failure_ends_an_import_which_goes_on_there_later()
    {
        await using var directory = new ProxiedDirectory();
        var changes = string.Concat(Enumerable.Range(1, 30).Select(i =>
            i == 10 ? "dn: cn=x,ou=later,o=test\nobjectClass: person\ncn: x\nsn: x\n\n" : Person(i)));

        var first = await ImportAsync(directory, changes);
        await ImportAsync(directory, "dn: ou=later,o=test\nobjectClass: organizationalUnit\nou: later\n");
        var second = await ImportAsync(
            directory, changes, new LdifImportOptions { StartAt = LdifImportPosition.Parse(first.Position.ToString()) });

        Assert.Equal(LdifImportEnd.Failed, first.End);
        Assert.Equal(9, first.Position.Records);
        Assert.True(second.IsSuccess, string.Join('\n', second.Failures));
        Assert.Equal(30, first.Applied + second.Applied);
        Assert.Equal(first.Applied, second.Skipped);
    }

    [Fact]
    public async Task What_stands_before_a_malformed_record_is_applied()
    {
        await using var directory = new ProxiedDirectory();

        var report = await ImportAsync(directory, Person(1) + Person(2) + "dn: cn=3,o=test\nnonsense\n\n" + Person(4));

        Assert.Equal((LdifImportEnd.Malformed, 2L, "2"), (report.End, report.Applied, report.Position.ToString()));
        Assert.Equal(12, Assert.Single(report.Failures).Line);
    }

    [Fact]
    public async Task A_malformed_record_is_passed_over_where_failures_are_and_kept_as_comments()
    {
        await using var directory = new ProxiedDirectory();
        var rejects = new StringWriter();
        var options = new LdifImportOptions
        {
            ContinueOnError = true,
            Reader = new() { UrlResolver = url => throw new FileNotFoundException("not there") },
        };

        var report = await ImportAsync(
            directory, Person(1) + "dn: cn=3,o=test\nnonsense\n\n" + "dn: cn=4,o=test\ncn:< file:///x\n\n" + Person(5), options, rejects);

        Assert.Equal((LdifImportEnd.Completed, 2L, "4"), (report.End, report.Applied, report.Position.ToString()));
        Assert.Equal([2L, 3L], report.Failures.Select(failure => failure.Number));
        Assert.Contains("# nonsense\n", rejects.ToString(), StringComparison.Ordinal);
        Assert.Contains("not there", report.Failures[1].Message, StringComparison.Ordinal);
        Assert.True((await ImportAsync(directory, rejects.ToString())).IsSuccess, rejects.ToString());
    }

    [Fact]
    public async Task When_the_connection_is_lost_the_position_says_what_was_answered()
    {
        await using var directory = new ProxiedDirectory();
        var changes = string.Concat(Enumerable.Range(1, 40).Select(Person));
        var progress = new StopAt(20, () =>
        {
            directory.Proxy.Behaviour = new ProxyBehaviour { Refuses = true };
            directory.Proxy.Sever();
        });

        var first = await ImportAsync(directory, changes, new LdifImportOptions { Progress = progress, MaxPending = 4 });
        directory.Proxy.Behaviour = ProxyBehaviour.Honest;
        var second = await ImportAsync(
            directory, changes, new LdifImportOptions { StartAt = first.Position, ContinueOnError = true, UpdateExisting = true });

        Assert.Equal(LdifImportEnd.ConnectionLost, first.End);
        Assert.True(second.IsSuccess, string.Join('\n', second.Failures));
        await using var connection = new LdapConnection(directory.Options);
        Assert.Equal(40, connection.Search("o=test", "(sn=s)").Entries.Count);
    }

    [Fact]
    public async Task An_entry_that_exists_is_brought_up_to_date_when_that_is_asked_for()
    {
        await using var directory = new ProxiedDirectory(people: 1);
        const string Content = "dn: cn=p0,o=test\nobjectClass: person\ncn: p0\nsn: new\n";

        var refused = await ImportAsync(directory, Content);
        var dry = await ImportAsync(directory, Content, new LdifImportOptions { DryRun = true, UpdateExisting = true });
        var updated = await ImportAsync(directory, Content, new LdifImportOptions { UpdateExisting = true });

        Assert.Equal(ResultCode.EntryAlreadyExists, Assert.Single(refused.Failures).ResultCode);
        Assert.Equal((0L, 1L, "0"), (refused.Applied, dry.Read, dry.Position.ToString()));
        Assert.True(updated.IsSuccess);
        await using var connection = new LdapConnection(directory.Options);
        Assert.Equal("new", Assert.Single(connection.Search(ProxiedDirectory.Person(0)).Entries).GetString("sn"));
    }

    [Fact]
    public async Task An_import_that_is_cancelled_says_how_far_it_came()
    {
        await using var directory = new ProxiedDirectory();
        using var cancellation = new CancellationTokenSource();
        var options = new LdifImportOptions { Progress = new StopAt(5, cancellation.Cancel), MaxPending = 1 };
        await using var connection = new LdapConnection(directory.Options);
        using var source = new StringReader(string.Concat(Enumerable.Range(1, 20).Select(Person)));

        var report = await new LdifImporter(connection, options).ImportAsync(source, null, cancellation.Token);

        Assert.Equal(LdifImportEnd.Cancelled, report.End);
        Assert.InRange(report.Applied, 5, 7);
        Assert.Equal(report.Applied, report.Position.Records);
    }

    [Fact]
    public async Task What_is_exported_is_imported_elsewhere_as_it_was()
    {
        await using var from = new ProxiedDirectory(people: 30);
        await using var to = new ProxiedDirectory();
        var text = new StringWriter();
        await using var connection = new LdapConnection(from.Options);

        var count = await LdifExporter.ExportAsync(
            connection.StreamAsync(ProxiedDirectory.Everybody, pageSize: 7), text, cancellationToken: CancellationToken);
        var report = await ImportAsync(to, text.ToString());

        Assert.Equal((30L, 30L), (count, report.Applied));
        await using var other = new LdapConnection(to.Options);
        Assert.Equal(Sorted(connection), Sorted(other));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("120")]
    [InlineData("120+122,130")]
    public void A_position_is_kept_as_text(string text)
    {
        Assert.Equal(text, LdifImportPosition.Parse(text).ToString());
        Assert.Equal(LdifImportPosition.Parse(text), LdifImportPosition.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("5+")]
    [InlineData("5+4")]
    [InlineData("5+7+8")]
    public void A_text_that_is_no_position_is_refused(string text) =>
        Assert.Throws<LdapFormatException>(() => LdifImportPosition.Parse(text));

    static IEnumerable<SearchResultEntry> Sorted(LdapConnection connection) =>
        connection.Search(ProxiedDirectory.Everybody).Entries
            .OrderBy(entry => entry.ObjectName.ToString(), StringComparer.Ordinal);

    static string Person(int number) => $"dn: cn={number},o=test\nobjectClass: person\ncn: {number}\nsn: s\n\n";

    static async Task<LdifImportReport> ImportAsync(
        ProxiedDirectory directory, string ldif, LdifImportOptions? options = null, TextWriter? rejects = null)
    {
        await using var connection = new LdapConnection(directory.Options);
        using var source = new StringReader(ldif);
        return await new LdifImporter(connection, options).ImportAsync(source, rejects, CancellationToken);
    }

    sealed class StopAt(long applied, Action stop) : IProgress<LdifImportProgress>
    {
        public void Report(LdifImportProgress value)
        {
            if (value.Applied == applied)
            {
                stop();
            }
        }
    }
}
