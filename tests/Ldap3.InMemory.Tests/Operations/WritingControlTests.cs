using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tests.Operations;

/// <summary>Controls that OpenLDAP does not have.</summary>
public sealed class WritingControlTests : IAsyncDisposable
{
    readonly MemoryServer _server = new(new InMemoryDirectoryOptions
    {
        AllowWrite = (_, entry) => entry.Rdn!.Parts[0].Value != "kept",
    });

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tree_is_deleted_whole_or_not_at_all()
    {
        foreach (var place in (string[])["ou=a", "ou=b,ou=a", "ou=c,ou=b,ou=a", "ou=kept", "ou=x,ou=kept", "ou=y", "ou=kept,ou=y"])
        {
            _server.Add(place, "organizationalUnit");
        }

        _server.AddPerson("ada", "pw");
        await using var connection = _server.ConnectAs("uid=ada", "pw");

        async Task<ResultCode> DeleteAsync(string place, params Control[] controls) =>
            (await connection.DeleteAsync(new DeleteRequest(MemoryServer.At(place)) { Controls = controls }, CancellationToken))
            .Result.ResultCode;

        Assert.Equal(ResultCode.NotAllowedOnNonLeaf, await DeleteAsync("ou=a"));
        Assert.Equal(ResultCode.InsufficientAccessRights, await DeleteAsync("ou=y", new SubtreeDeleteControl()));
        Assert.Equal(ResultCode.Success, await DeleteAsync("ou=a", new SubtreeDeleteControl()));
        Assert.Equal(6, _server.Directory.Count);
    }

    [Fact]
    public async Task A_permissive_modification_passes_over_what_is_so_already()
    {
        _server.Add("cn=d", "device", new LdapAttribute("description", "a"));
        await using var connection = _server.ConnectAsAdministrator();
        var request = new ModifyRequest(
            MemoryServer.At("cn=d"),
            new Modification(ModifyOperation.Add, new("description", "A", "b")),
            new Modification(ModifyOperation.Delete, new("serialNumber")),
            new Modification(ModifyOperation.Delete, new("description", "nothing")));

        var strict = await connection.ModifyAsync(request, CancellationToken);
        (await connection.ModifyAsync(request with { Controls = [new PermissiveModifyControl()] }, CancellationToken)).EnsureSuccess();

        Assert.Equal(ResultCode.AttributeOrValueExists, strict.Result.ResultCode);
        Assert.Equal(
            ["a", "b"],
            (await connection.FindAsync(MemoryServer.At("cn=d"), cancellationToken: CancellationToken))!.GetStrings("description"));
    }

    [Fact]
    public async Task Only_who_may_manage_relaxes_rules()
    {
        _server.Add("cn=d", "device");
        _server.AddPerson("ada", "pw");
        await using var connection = _server.ConnectAs("uid=ada", "pw");

        var outcome = await connection.ModifyAsync(
            new ModifyRequest(MemoryServer.At("cn=d"), new Modification(ModifyOperation.Replace, new("createTimestamp", "19860101000000Z")))
            {
                Controls = [new RelaxRulesControl()],
            },
            CancellationToken);

        Assert.Equal(ResultCode.InsufficientAccessRights, outcome.Result.ResultCode);
    }

    [Fact]
    public async Task A_transaction_reads_around_its_updates()
    {
        _server.Add("cn=d", "device");
        await using var connection = _server.ConnectAsAdministrator();
        var modify = new ModifyRequest(MemoryServer.At("cn=d"), new Modification(ModifyOperation.Add, new("description", "new")))
        {
            Controls = [new PostReadControl(["description"], isCritical: true)],
        };

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken: CancellationToken);
        (await transaction.ModifyAsync(modify, CancellationToken)).EnsureSuccess();
        var outcome = await transaction.CommitAsync(CancellationToken);
        outcome.EnsureSuccess();

        Assert.Equal("new", outcome.ControlsOf(modify).Find<PostReadResponseControl>()!.Entry.GetString("description"));
    }

    [Fact]
    public async Task A_bind_tells_who_one_is()
    {
        _server.AddPerson("ada", "pw");
        await using var connection = _server.Connect();

        var outcome = await connection.BindAsync(
            LdapCredential.Simple(MemoryServer.At("uid=ada").ToString(), "pw").WithControls(new AuthorizationIdentityControl(isCritical: true)),
            CancellationToken);

        Assert.Equal(
            $"dn:uid=ada,{MemoryServer.Base}",
            outcome.EnsureSuccess().Result.Controls.Find<AuthorizationIdentityResponseControl>()!.AuthorizationId);
    }

    [Fact]
    public async Task What_is_said_of_the_bind_that_opens_a_connection_is_told()
    {
        _server.AddPerson("grace", "pw");
        var told = new List<OperationOutcome>();
        var credential = LdapCredential.Simple(MemoryServer.At("uid=grace").ToString(), "pw").WithControls(new AuthorizationIdentityControl());
        await using var connection = new LdapConnection(_server.Options() with { Credential = credential, Bound = told.Add });

        await connection.OpenAsync(CancellationToken);

        Assert.Equal(
            $"dn:uid=grace,{MemoryServer.Base}",
            Assert.Single(told).Result.Controls.Find<AuthorizationIdentityResponseControl>()!.AuthorizationId);
    }

    [Fact]
    public async Task The_root_lists_what_is_there()
    {
        await using var connection = _server.Connect();

        var root = await connection.FindAsync(DistinguishedName.Empty, ["+", "*"], CancellationToken);

        Assert.Contains(VirtualListViewControl.ControlOid, root!.GetStrings("supportedControl"));
        Assert.Contains(ExtendedOperationOid.Cancel, root.GetStrings("supportedExtension"));
        foreach (var oid in root.GetStrings("supportedExtension").Where(oid => oid != ExtendedOperationOid.StartTls))
        {
            var outcome = await connection.ExtendedAsync(new ExtendedRequest(oid), CancellationToken);
            Assert.DoesNotContain("unsupported", outcome.Result.DiagnosticMessage, StringComparison.Ordinal);
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
