using Ldap3.Protocol;

namespace Ldap3.Server.Tests.Ds389;

public sealed class ServerFactTests
{
    [Fact]
    public async Task What_the_server_announces_is_told_in_words_and_can_be_saved()
    {
        var info = await ServerFacts.ReadAsync(Ds389Server.Options(LdapSecurity.StartTls), TestContext.Current.CancellationToken);

        Assert.Null(info.ActiveDirectory);
        Assert.StartsWith("389", info.VendorName, StringComparison.Ordinal);
        Assert.True(info.Supports("1.3.6.1.4.1.42.2.27.9.5.2"));
    }
}
