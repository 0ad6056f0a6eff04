using Ldap3.Protocol;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Values;
using static Ldap3.Server.Tests.SambaServer;

namespace Ldap3.Server.Tests.Samba;

/// <summary>Which of Active Directory's controls Samba takes, so that we learn of it when it takes more.</summary>
public sealed class SupportTests
{
    public static TheoryData<string> Unknown =>
    [
        ShowDeactivatedLinkControl.ControlOid, SearchStatisticsControl.ControlOid, SearchHintsControl.ControlOid,
        QuotaControl.ControlOid, LinkTimeToLiveControl.ControlOid,
    ];

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task What_it_does_not_know_is_refused_where_that_matters_and_else_passed_over(string oid)
    {
        await using var connection = new LdapConnection(AdministratorOptions());

        var critical = await SearchAsync(connection, Make(oid, isCritical: true));
        var optional = await SearchAsync(connection, Make(oid, isCritical: false));

        Assert.Equal(ResultCode.UnavailableCriticalExtension, critical.Result.ResultCode);
        Assert.True(optional.Status);
        Assert.Single(optional.Entries);
    }

    [Fact]
    public async Task What_changes_nothing_is_no_error_to_who_asks()
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        await using var account = await SandboxAccount.CreateAsync(connection, $"same-{Guid.NewGuid():N}"[..18], CancellationToken);
        var change = new Modification(ModifyOperation.Add, new LdapAttribute("otherTelephone", "1"));
        var request = new ModifyRequest(DistinguishedName.Parse(account.Dn), change);
        (await connection.ModifyAsync(request, CancellationToken)).EnsureSuccess();

        var strict = await connection.ModifyAsync(request, CancellationToken);
        var permissive = await connection.ModifyAsync(
            request with { Controls = [new PermissiveModifyControl(isCritical: true)] }, CancellationToken);
        var named = await connection.ModifyAsync(
            request with { Controls = [new PermissiveModifyControl(), new VerifyNameControl("dc1.ad.test", isCritical: true)] },
            CancellationToken);

        Assert.Equal(ResultCode.AttributeOrValueExists, strict.Result.ResultCode);
        Assert.Equal(ResultCode.Success, permissive.Result.ResultCode);
        Assert.Equal(ResultCode.Success, named.Result.ResultCode);
    }

    static Task<SearchOutcome> SearchAsync(LdapConnection connection, Control control) => connection.SearchAsync(
        new SearchRequest
        {
            BaseObject = DistinguishedName.Parse(PersonDn("alice")),
            Scope = SearchScope.BaseObject,
            Attributes = ["cn"],
            Controls = [control],
        },
        CancellationToken);

    static Control Make(string oid, bool isCritical) => oid switch
    {
        ShowDeactivatedLinkControl.ControlOid => new ShowDeactivatedLinkControl(isCritical),
        SearchStatisticsControl.ControlOid => new SearchStatisticsControl(isCritical: isCritical),
        SearchHintsControl.ControlOid => new SearchHintsControl([SearchHint.SoftSizeLimit(10)], isCritical),
        QuotaControl.ControlOid => new QuotaControl(WellKnownSids.BuiltinAdministrators, isCritical),
        _ => new LinkTimeToLiveControl(isCritical),
    };
}
