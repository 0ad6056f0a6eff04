using Ldap3.Linq;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification;

/// <summary>Who is who, and with which password.</summary>
public abstract class IdentitySpecification(DirectoryFixture directory)
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_knows_who_it_is_before_and_after_a_bind()
    {
        var name = directory.Source.BaseDn.Child("ou", "People").Child("uid", "ghopper");
        await using var connection = new LdapConnection(directory.Source.Options with { Credential = LdapCredential.Anonymous });

        var before = await connection.WhoAmIAsync(CancellationToken);
        (await connection.BindAsync(LdapCredential.Simple(name.ToString(), "ghopper-pw"), CancellationToken)).EnsureSuccess();
        var after = connection.WhoAmI();

        Assert.Equal("", before);
        Assert.Equal(name, DistinguishedName.Parse(after["dn:".Length..], DistinguishedNameSyntax.Lenient));
    }

    [Fact]
    public async Task A_query_asks_who_asks()
    {
        await using var source = new LdapDataSource(
            directory.Source.Options with
            {
                Credential = LdapCredential.Simple(directory.PersonName("ghopper").ToString(), directory.PersonPassword("ghopper")),
            },
            directory.Source.BaseDn);
        await using var company = new CompanyContext(source);
        var people = company.Set<Colleague>();

        Assert.Equal("ghopper", (await people.SingleAsync(p => Ldap.Functions.IsCurrentUser(p), CancellationToken)).UserName);
        var reports = people.Where(p => p.Manager!.UserName == "ghopper").Select(p => p.UserName).ToList();
        Assert.NotEmpty(reports);
        Assert.Equal(
            reports.Order(StringComparer.Ordinal),
            people.Where(p => Ldap.Functions.IsCurrentUser(p.Manager)).Select(p => p.UserName).ToList().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_failed_bind_leaves_nobody_behind()
    {
        await using var connection = new LdapConnection(directory.Source.Options with { Credential = LdapCredential.Anonymous });

        var outcome = await connection.BindAsync(
            LdapCredential.Simple($"uid=ghopper,ou=People,{directory.Source.BaseDn}", "wrong"), CancellationToken);

        Assert.Equal(ResultCode.InvalidCredentials, outcome.Result.ResultCode);
        Assert.Equal("", await connection.WhoAmIAsync(CancellationToken));
    }

    /// <summary>The ways of hashing that the server checks.</summary>
    protected virtual IReadOnlyList<PasswordHash> Hashes =>
        [PasswordHash.Md5, PasswordHash.SaltedMd5, PasswordHash.Sha1, PasswordHash.SaltedSha1];

    [Fact]
    public async Task A_password_that_was_hashed_here_is_checked_by_the_server()
    {
        var administrator = await directory.Source.GetConnectionAsync(CancellationToken);
        var name = directory.Source.BaseDn.Child("ou", "Sandbox").Child("uid", "hashed");
        await administrator.DeleteAsync(new DeleteRequest(name), CancellationToken);
        foreach (var hash in Hashes)
        {
            var password = $"{hash} päss";
            (await administrator.AddAsync(
                new AddRequest(
                    name, new("objectClass", "account", "simpleSecurityObject"), new("uid", "hashed"), new("userPassword", HashedPassword.Hash(password, hash))),
                CancellationToken)).EnsureSuccess();
            Assert.True(await BindsAsync(name, password), $"{hash} is not known.");
            Assert.False(await BindsAsync(name, "another"));
            await administrator.DeleteAsync(new DeleteRequest(name), CancellationToken);
        }
    }

    [Fact]
    public async Task A_password_is_changed_given_or_made_by_the_server()
    {
        var administrator = await directory.Source.GetConnectionAsync(CancellationToken);
        var name = directory.Source.BaseDn.Child("ou", "Sandbox").Child("uid", "password");
        await administrator.DeleteAsync(new DeleteRequest(name), CancellationToken);
        (await administrator.AddAsync(
            new AddRequest(name, new("objectClass", "account", "simpleSecurityObject"), new("uid", "password"), new("userPassword", "first one")),
            CancellationToken)).EnsureSuccess();

        var given = await administrator.ModifyPasswordAsync(
            new PasswordModification { UserIdentity = name.ToString(), NewPassword = "second one" }, CancellationToken);
        Assert.Null(given);
        Assert.True(await BindsAsync(name, "second one"));
        Assert.False(await BindsAsync(name, "first one"));

        var made = administrator.ModifyPassword(new PasswordModification { UserIdentity = name.ToString() });
        Assert.True(await BindsAsync(name, made!));
        await administrator.DeleteAsync(new DeleteRequest(name), CancellationToken);
    }

    async Task<bool> BindsAsync(DistinguishedName name, string password)
    {
        await using var connection = new LdapConnection(directory.Source.Options with { Credential = LdapCredential.Anonymous });
        return (await connection.BindAsync(LdapCredential.Simple(name.ToString(), password), CancellationToken)).Status;
    }
}
