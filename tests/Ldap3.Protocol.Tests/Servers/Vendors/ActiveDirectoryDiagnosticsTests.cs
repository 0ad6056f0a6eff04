using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Servers.Vendors;

namespace Ldap3.Protocol.Tests.Servers.Vendors;

public sealed class ActiveDirectoryDiagnosticsTests
{
    [Theory]
    [InlineData("525", ActiveDirectoryBindError.NoSuchUser)]
    [InlineData("52e", ActiveDirectoryBindError.WrongPassword)]
    [InlineData("530", ActiveDirectoryBindError.OutsideLogonHours)]
    [InlineData("531", ActiveDirectoryBindError.WorkstationNotAllowed)]
    [InlineData("532", ActiveDirectoryBindError.PasswordExpired)]
    [InlineData("533", ActiveDirectoryBindError.AccountDisabled)]
    [InlineData("701", ActiveDirectoryBindError.AccountExpired)]
    [InlineData("773", ActiveDirectoryBindError.PasswordMustChange)]
    [InlineData("775", ActiveDirectoryBindError.AccountLocked)]
    [InlineData("57", (ActiveDirectoryBindError)0x57)]
    public void A_refused_bind_says_why(string number, ActiveDirectoryBindError reason)
    {
        // The first is Windows', with the zero that it ends its texts with; the second is Samba's.
        var windows = Refusal($"80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data {number}, v4563\0");
        var samba = Refusal($"80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data {number}, v1db1");

        Assert.Equal(reason, windows.ActiveDirectoryBindError);
        Assert.Equal(reason, samba.ActiveDirectoryBindError);
        Assert.Equal(reason, new LdapOperationException(samba, "Binding").Result.ActiveDirectoryBindError);
    }

    [Theory]
    [InlineData("")]
    [InlineData("invalid credentials")]
    [InlineData("wrong, data 52e")]
    [InlineData("80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data , v1db1")]
    [InlineData("80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ffffffffff, v1db1")]
    public void Other_words_mean_nothing(string message) => Assert.Null(Refusal(message).ActiveDirectoryBindError);

    [Fact]
    public void Other_results_mean_nothing()
    {
        var result = Refusal("80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data 52e, v1db1");

        Assert.Null((result with { ResultCode = ResultCode.Unavailable }).ActiveDirectoryBindError);
    }

    static BindResponse Refusal(string message) =>
        new() { ResultCode = ResultCode.InvalidCredentials, DiagnosticMessage = message };
}
