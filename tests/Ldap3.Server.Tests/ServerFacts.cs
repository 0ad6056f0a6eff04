using Ldap3.Protocol;
using Ldap3.Protocol.Servers;

namespace Ldap3.Server.Tests;

/// <summary>What a server announces of itself, as the library tells it.</summary>
static class ServerFacts
{
    /// <summary>Every number that the server announces has a name, and what is saved of the server comes back.</summary>
    public static async Task<LdapDirectoryInfo> ReadAsync(LdapConnectionOptions options, CancellationToken cancellationToken)
    {
        await using var connection = new LdapConnection(options);
        var info = await LdapDirectoryInfo.ReadAsync(connection, cancellationToken);
        var loaded = LdapDirectoryInfo.FromJson(info.ToJson());

        Assert.NotEmpty(info.NamingContexts);
        Assert.Contains("3", info.SupportedVersions);
        Assert.DoesNotContain(info.DescribeSupport(), each => each.Source == "unknown");
        Assert.Equal(info.ToJson(), loaded.ToJson());
        Assert.Equal(info.SupportedControls.Order(StringComparer.Ordinal), loaded.SupportedControls.Order(StringComparer.Ordinal));
        return info;
    }
}
