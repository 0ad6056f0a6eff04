namespace Ldap3.Server.Tests.Samba;

public sealed class ServerFactTests
{
    [Fact]
    public async Task What_the_server_announces_is_told_in_words_and_can_be_saved()
    {
        var info = await ServerFacts.ReadAsync(SambaServer.AdministratorOptions(), TestContext.Current.CancellationToken);

        var controller = info.ActiveDirectory!;
        Assert.Equal(SambaServer.BaseDn, controller.DefaultNamingContext.ToString());
        Assert.True(controller.DomainFunctionality > 0);
        Assert.True(controller.HighestCommittedUsn > 0);
        Assert.NotNull(controller.CurrentTime);
        Assert.True(info.Supports("1.2.840.113556.1.4.841"));
    }
}
