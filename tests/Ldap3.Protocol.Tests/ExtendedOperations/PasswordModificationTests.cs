using Ldap3.Protocol.Ber;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.ExtendedOperations;

public sealed class PasswordModificationTests
{
    // RFC 3062 section 2: userIdentity [0], oldPasswd [1], newPasswd [2], each optional.
    [Theory]
    [InlineData("uid=a", "old", "new", "3011" + "8005" + "7569643D61" + "8103" + "6F6C64" + "8203" + "6E6577")]
    [InlineData(null, null, "ü", "3004" + "8202" + "C3BC")]
    [InlineData(null, "", null, "3002" + "8100")]
    [InlineData(null, null, null, "3000")]
    public void A_request_is_written_as_the_rfc_says(string? user, string? old, string? wanted, string octets)
    {
        var modification = new PasswordModification { UserIdentity = user, OldPassword = Octets(old), NewPassword = Octets(wanted) };

        var sent = modification.ToRequest();
        var read = PasswordModification.Read(sent);

        Assert.Equal("1.3.6.1.4.1.4203.1.11.1", sent.Oid);
        Assert.Equal(octets, Convert.ToHexString(sent.Value!.Value.Span));
        Assert.Equal((user, Octets(old), Octets(wanted)), (read.UserIdentity, read.OldPassword, read.NewPassword));
    }

    [Theory]
    [InlineData("")]
    [InlineData("3005800161")]
    [InlineData("0403616263")]
    public void A_malformed_request_is_refused(string octets) =>
        Assert.Throws<LdapProtocolException>(() => PasswordModification.Read(
            new ExtendedRequest(ExtendedOperationOid.ModifyPassword, Convert.FromHexString(octets))));

    [Fact]
    public void A_password_is_never_printed() =>
        Assert.DoesNotContain(
            "hidden",
            $"{new PasswordModification { OldPassword = "hidden" }} {new PasswordModification { NewPassword = "hidden" }.ToRequest()}",
            StringComparison.Ordinal);

    [Fact]
    public async Task A_password_is_not_changed_in_clear_text()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);

        var e = Assert.Throws<LdapSecurityException>(
            () => connection.ModifyPassword(new PasswordModification { NewPassword = "hidden" }));

        Assert.Contains("clear text", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", e.Message, StringComparison.Ordinal);
        Assert.False(connection.IsOpen);
    }

    static OctetString? Octets(string? text) => text is null ? default(OctetString?) : OctetString.FromString(text);
}
