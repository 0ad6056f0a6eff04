using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using static Ldap3.Server.Tests.OpenLdapServer;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class WriteTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_is_added_changed_compared_renamed_and_deleted()
    {
        await using var connection = new LdapConnection(PersonOptions("ghopper"));
        var (first, second) = ($"a, \"b\" + {Guid.NewGuid():N}", $"é{Guid.NewGuid():N}");
        var (firstDn, secondDn) = (InSandbox(first), InSandbox(second));

        await Succeed(connection.AddAsync(
            new AddRequest(
                firstDn,
                new LdapAttribute("objectClass", "device"),
                new LdapAttribute("cn", first),
                new LdapAttribute("description", "one", "two")),
            CancellationToken));
        await Succeed(connection.ModifyAsync(
            new ModifyRequest(
                firstDn,
                new Modification(ModifyOperation.Delete, new LdapAttribute("description", "one")),
                new Modification(ModifyOperation.Add, new LdapAttribute("description", "drei")),
                new Modification(ModifyOperation.Replace, new LdapAttribute("serialNumber", "42"))),
            CancellationToken));
        var compared = await connection.CompareAsync(new CompareRequest(firstDn, "serialNumber", "42"), CancellationToken);
        await Succeed(connection.ModifyDnAsync(
            new ModifyDnRequest(firstDn, RelativeDistinguishedName.Parse($"cn={second}")), CancellationToken));
        var found = await connection.SearchAsync(
            secondDn.ToString(), "(objectClass=device)", SearchScope.BaseObject, cancellationToken: CancellationToken);
        await Succeed(connection.DeleteAsync(new DeleteRequest(secondDn), CancellationToken));
        var gone = await connection.SearchAsync(
            secondDn.ToString(), "(objectClass=*)", SearchScope.BaseObject, cancellationToken: CancellationToken);

        Assert.True(compared.Matched);
        var entry = Assert.Single(found.EnsureSuccess().Entries);
        Assert.Equal(secondDn, entry.ObjectName);
        Assert.Equal([second], entry.GetStrings("cn"));
        Assert.Equal(["two", "drei"], entry.GetStrings("description"));
        Assert.Equal(ResultCode.NoSuchObject, gone.Result.ResultCode);
        Assert.Equal(SandboxDn, gone.Result.MatchedDn);
    }

    [Fact]
    public async Task Outside_of_the_sandbox_a_person_writes_nothing()
    {
        await using var connection = new LdapConnection(PersonOptions("ghopper"));

        var outcome = await connection.DeleteAsync(
            new DeleteRequest(DistinguishedName.Parse(PersonDn("mhamilton"))), CancellationToken);

        Assert.Equal(ResultCode.InsufficientAccessRights, outcome.Result.ResultCode);
    }

    [Fact]
    public async Task Many_writes_at_once_share_one_connection()
    {
        const int Entries = 200;
        await using var connection = new LdapConnection(PersonOptions("ghopper"));
        var names = Enumerable.Range(0, Entries).Select(_ => InSandbox(Guid.NewGuid().ToString("N"))).ToArray();

        await Task.WhenAll(names.Select(name => Succeed(connection.AddAsync(
            new AddRequest(name, new LdapAttribute("objectClass", "device")), CancellationToken))));
        await Task.WhenAll(names.Select(name => Succeed(connection.DeleteAsync(new DeleteRequest(name), CancellationToken))));
    }

    static DistinguishedName InSandbox(string name) => DistinguishedName.Of($"cn={name},{DistinguishedName.Parse(SandboxDn)}");

    static async Task Succeed(Task<OperationOutcome> operation) => (await operation).EnsureSuccess();
}
