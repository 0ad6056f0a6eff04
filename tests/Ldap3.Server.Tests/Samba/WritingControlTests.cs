using Ldap3.Protocol;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using static Ldap3.Server.Tests.SambaServer;

namespace Ldap3.Server.Tests.Samba;

/// <summary>What the server answers to the controls of changes.</summary>
public sealed class WritingControlTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tree_is_deleted_at_once_but_only_if_one_says_so()
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        await using var root = await TestEntry.AddAsync(
            AdministratorOptions(), SandboxDn, "ou", new LdapAttribute("objectClass", "organizationalUnit"));
        await using var child = await TestEntry.AddAsync(
            AdministratorOptions(), root.Name.ToString(), "ou", new LdapAttribute("objectClass", "organizationalUnit"));
        await using var grandchild = await TestEntry.AddAsync(
            AdministratorOptions(), child.Name.ToString(), "ou", new LdapAttribute("objectClass", "organizationalUnit"));

        var refused = await connection.DeleteAsync(new DeleteRequest(root.Name), CancellationToken);
        var deleted = await connection.DeleteAsync(
            new DeleteRequest(root.Name) { Controls = [new SubtreeDeleteControl()] }, CancellationToken);
        var left = await connection.SearchAsync(
            grandchild.Name.ToString(), "(objectClass=*)", SearchScope.BaseObject, cancellationToken: CancellationToken);

        Assert.Equal(ResultCode.NotAllowedOnNonLeaf, refused.Result.ResultCode);
        deleted.EnsureSuccess();
        Assert.Equal(ResultCode.NoSuchObject, left.Result.ResultCode);
    }
}
