using Ldap3.Protocol;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class ServerFactTests
{
    [Fact]
    public async Task What_the_server_announces_is_told_in_words_and_can_be_saved()
    {
        var info = await ServerFacts.ReadAsync(OpenLdapServer.Options(LdapSecurity.StartTls), TestContext.Current.CancellationToken);

        Assert.Null(info.ActiveDirectory);
        Assert.True(info.Supports("1.3.6.1.1.13.1"));
        Assert.Equal("cn=Subschema", info.SubschemaSubentry.ToString());
    }
}
