using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using static Ldap3.Server.Tests.SambaServer;

namespace Ldap3.Server.Tests.Samba;

/// <summary>
/// Who is who. The suite that other directories inherit asks for Who Am I (RFC 4532) and Password Modify (RFC 3062), which
/// Samba 4.17 does not have.
/// </summary>
public sealed class IdentityTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("alice@ad.test")]
    [InlineData("ADTEST\\alice")]
    [InlineData("CN=alice,OU=Staff,DC=ad,DC=test")]
    public async Task A_person_binds_by_any_form_of_the_name(string name)
    {
        await using var connection = new LdapConnection(Options(LdapSecurity.StartTls) with
        {
            Credential = LdapCredential.Simple(name, PersonPassword("alice")),
        });

        var outcome = await connection.SearchAsync(PersonDn("alice"), "(objectClass=user)", cancellationToken: CancellationToken);

        Assert.Equal("alice", Assert.Single(outcome.EnsureSuccess().Entries).GetString("sAMAccountName"));
    }

    [Fact]
    public async Task A_refused_bind_says_why_and_leaves_nobody_behind()
    {
        await using var connection = new LdapConnection(Options(LdapSecurity.Ldaps));

        var bind = await connection.BindAsync(
            LdapCredential.Simple(PersonDn("disabled"), PersonPassword("disabled")), CancellationToken);
        var search = await connection.SearchAsync(BaseDn, "(objectClass=*)", cancellationToken: CancellationToken);

        Assert.Equal(ResultCode.InvalidCredentials, bind.Result.ResultCode);
        Assert.Contains("data 533", bind.Result.DiagnosticMessage, StringComparison.Ordinal);
        Assert.Equal(ResultCode.OperationsError, search.Result.ResultCode);
    }

    [Fact]
    public async Task What_the_server_lacks_is_refused_and_the_connection_works_on()
    {
        await using var connection = new LdapConnection(AdministratorOptions());

        await Assert.ThrowsAsync<LdapOperationException>(() => connection.WhoAmIAsync(CancellationToken));
        await Assert.ThrowsAsync<LdapOperationException>(() => connection.ModifyPasswordAsync(
            new PasswordModification { UserIdentity = PersonDn("zoe"), NewPassword = "Passw0rd-new" }, CancellationToken));
        var outcome = await connection.SearchAsync(PersonDn("zoe"), "(objectClass=*)", cancellationToken: CancellationToken);

        Assert.Single(outcome.EnsureSuccess().Entries);
    }
}
