using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using static Ldap3.Server.Tests.OpenLdapServer;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class ConnectionTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(LdapSecurity.StartTls)]
    [InlineData(LdapSecurity.Ldaps)]
    public async Task A_protected_connection_binds_and_finds(LdapSecurity security)
    {
        var options = Options(security) with { Credential = LdapCredential.Simple(PersonDn("ghopper"), PersonPassword("ghopper")) };
        await using var connection = new LdapConnection(options);

        var outcome = await connection.SearchAsync(PeopleDn, "(uid=ghopper)", cancellationToken: CancellationToken);

        Assert.Equal("Grace Hopper", Assert.Single(outcome.EnsureSuccess().Entries).GetString("cn"));
    }

    [Fact]
    public async Task A_wrong_password_is_refused_by_the_server()
    {
        await using var connection = new LdapConnection(AdministratorOptions() with
        {
            Credential = LdapCredential.Simple(AdministratorDn, "wrong"),
        });

        var refusal = await Assert.ThrowsAsync<LdapOperationException>(() => connection.OpenAsync(CancellationToken));

        Assert.Equal(ResultCode.InvalidCredentials, refusal.ResultCode);
    }

    [Fact]
    public async Task A_stream_in_pages_goes_beyond_the_size_limit()
    {
        await using var connection = new LdapConnection(Options(LdapSecurity.StartTls) with
        {
            Credential = LdapCredential.Simple(LimitedDn, LimitedPassword),
        });
        var everybody = new SearchRequest
        {
            BaseObject = DistinguishedName.Parse(PeopleDn),
            Filter = Filter.Parse("(objectClass=person)"),
            Attributes = ["uid"],
        };

        var unpaged = await connection.SearchAsync(everybody, CancellationToken);
        var paged = new HashSet<string?>();
        await foreach (var entry in connection.StreamAsync(everybody, pageSize: 40).WithCancellation(CancellationToken))
        {
            paged.Add(entry.GetString("uid"));
        }

        Assert.Equal((ResultCode.SizeLimitExceeded, 50), (unpaged.Result.ResultCode, unpaged.Entries.Count));
        Assert.Equal(224, paged.Count);
    }

    [Fact]
    public async Task A_canned_refusal_arrives_with_its_code_and_text()
    {
        await using var connection = new LdapConnection(Options());

        var outcome = await connection.SearchAsync(CannedDn("busy"), "(objectClass=*)", cancellationToken: CancellationToken);

        Assert.Equal((ResultCode.Busy, "canned busy"), (outcome.Result.ResultCode, outcome.Result.DiagnosticMessage));
    }
}
