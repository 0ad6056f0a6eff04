using System.Globalization;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Values;

namespace Ldap3.InMemory.Tests.ActiveDirectory;

/// <summary>The embedded directory as a domain of Active Directory.</summary>
public sealed class DomainTests : IAsyncLifetime
{
    static readonly DistinguishedName Domain = DistinguishedName.Parse("DC=example,DC=org");
    static readonly DistinguishedName Ada = DistinguishedName.Parse("CN=Ada Lovelace,DC=example,DC=org");

    readonly InMemoryServer _server;

    public DomainTests()
    {
        var directory = new InMemoryDirectory(new InMemoryDirectoryOptions
        {
            ActiveDirectory = new ActiveDirectoryOptions { DomainDn = Domain, RangeLimit = 5 },
            Schema = LdapSchema.ActiveDirectory,
            AdministratorDn = DistinguishedName.Parse($"CN=Administrator,{Domain}"),
            AdministratorPassword = "secret",
        });
        directory.Add(new AddRequest(Domain, new("objectClass", "domainDNS"), new("dc", "example")));
        directory.Add(new AddRequest(
            Ada,
            new("objectClass", "user"),
            new("cn", "Ada Lovelace"),
            new("sAMAccountName", "ada"),
            new("userPrincipalName", "ada.lovelace@example.org"),
            new("userPassword", "engine")));
        _server = InMemoryServer.Start(directory);
    }

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_root_DSE_is_that_of_a_domain_controller()
    {
        await using var source = new LdapDataSource(Options("", ""));

        var info = await source.GetDirectoryInfoAsync(CancellationToken);

        Assert.Equal(Domain, info.ActiveDirectory?.DefaultNamingContext);
        Assert.Equal("dc1.example.org", info.ActiveDirectory?.DnsHostName);
        Assert.Equal(7, info.ActiveDirectory?.DomainFunctionality);
    }

    [Theory]
    [InlineData("ada.lovelace@example.org")]
    [InlineData("ada@EXAMPLE.org")]
    [InlineData(@"EXAMPLE\ada")]
    [InlineData(@"example\ADA")]
    [InlineData("CN=Ada Lovelace,DC=example,DC=org")]
    public async Task Accounts_bind_by_all_their_names(string name)
    {
        await using var connection = new LdapConnection(Options(name, "engine"));

        Assert.Equal($"dn:{Ada}", await connection.WhoAmIAsync(CancellationToken));
    }

    [Theory]
    [InlineData("ada@example.org", "wrong", "data 52e,")]
    [InlineData("nobody@example.org", "engine", "data 525,")]
    [InlineData(@"OTHER\ada", "engine", "data 525,")]
    [InlineData("CN=Nobody,DC=example,DC=org", "engine", "data 525,")]
    public async Task A_bind_fails_in_the_words_of_Active_Directory(string name, string password, string data)
    {
        await using var connection = new LdapConnection(Options(name, password));

        var refused = await Assert.ThrowsAsync<LdapOperationException>(() => connection.OpenAsync(CancellationToken));

        Assert.Equal(ResultCode.InvalidCredentials, refused.ResultCode);
        Assert.Contains(data, refused.DiagnosticMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_account_does_not_bind()
    {
        await using var administrator = new LdapConnection(Options($"CN=Administrator,{Domain}", "secret"));
        (await administrator.ModifyAsync(
            new ModifyRequest(Ada, new Modification(ModifyOperation.Replace, new LdapAttribute("userAccountControl", "514"))),
            CancellationToken)).EnsureSuccess();
        await using var connection = new LdapConnection(Options("ada@example.org", "engine"));

        var refused = await Assert.ThrowsAsync<LdapOperationException>(() => connection.OpenAsync(CancellationToken));

        Assert.Contains("data 533,", refused.DiagnosticMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_have_what_the_domain_gives_them()
    {
        await using var administrator = new LdapConnection(Options($"CN=Administrator,{Domain}", "secret"));
        var before = await ReadAsync(administrator, Ada);
        (await administrator.ModifyAsync(
            new ModifyRequest(Ada, new Modification(ModifyOperation.Add, new LdapAttribute("description", "Countess"))),
            CancellationToken)).EnsureSuccess();
        var after = await ReadAsync(administrator, Ada);

        Assert.Equal(16, before["objectGUID"]!.Values[0].Length);
        Assert.Equal(before["objectGUID"]!.Values, after["objectGUID"]!.Values);
        Assert.StartsWith("S-1-5-21-1004336348-1177238915-682003330-", Sid.FromOctets(before["objectSid"]!.Values[0].Span).ToString(), StringComparison.Ordinal);
        Assert.Equal(("512", "513", "4"), (before.GetString("userAccountControl"), before.GetString("primaryGroupID"), before.GetString("instanceType")));
        Assert.Equal(("Ada Lovelace", Ada.ToString()), (before.GetString("name"), before.GetString("distinguishedName")));
        Assert.Equal(before.GetString("uSNCreated"), after.GetString("uSNCreated"));
        Assert.True(Number(after) > Number(before));
        Assert.Matches(@"^\d{14}\.0Z$", before.GetString("whenCreated"));
    }

    [Fact]
    public async Task Long_lists_come_in_ranges_which_our_client_completes()
    {
        await using var administrator = new LdapConnection(Options($"CN=Administrator,{Domain}", "secret"));
        await using var raw = new LdapConnection(Options($"CN=Administrator,{Domain}", "secret") with { CompletesRanges = false });
        var group = Domain.Child("CN", "Engineers");
        var members = Enumerable.Range(0, 12).Select(i => (Protocol.Ber.OctetString)$"CN=p{i:00},{Domain}").ToArray();
        (await administrator.AddAsync(
            new AddRequest(group, new("objectClass", "group"), new("cn", "Engineers"), new("member", members)), CancellationToken)).EnsureSuccess();

        var first = await ReadAsync(raw, group);
        var second = await ReadAsync(raw, group, "member;range=5-*");
        var last = await ReadAsync(raw, group, "member;range=10-*");
        var some = await ReadAsync(raw, group, "member;range=1-2");
        var whole = await ReadAsync(administrator, group);

        Assert.Equal(5, first["member;range=0-4"]!.Values.Count);
        Assert.Equal(members[5..10], second["member;range=5-9"]!.Values);
        Assert.Equal(members[10..], last["member;range=10-*"]!.Values);
        Assert.Equal(members[1..3], some["member;range=1-2"]!.Values);
        Assert.Equal(members, whole["member"]!.Values);
    }

    static long Number(SearchResultEntry entry) => long.Parse(entry.GetString("uSNChanged")!, CultureInfo.InvariantCulture);

    static async Task<SearchResultEntry> ReadAsync(LdapConnection connection, DistinguishedName name, params string[] attributes)
    {
        var outcome = await connection.SearchAsync(
            new SearchRequest { BaseObject = name, Scope = SearchScope.BaseObject, Attributes = attributes }, CancellationToken);
        return Assert.Single(outcome.EnsureSuccess().Entries);
    }

    LdapConnectionOptions Options(string name, string password) => new()
    {
        Host = "127.0.0.1",
        Port = _server.Port,
        AllowCleartextPassword = true,
        Credential = name.Length == 0 ? LdapCredential.Anonymous : LdapCredential.Simple(name, password),
    };
}
