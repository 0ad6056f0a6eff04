using Ldap3.Protocol;
using Ldap3.Protocol.Schema;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class SchemaTests
{
    [Fact]
    public async Task The_schema_is_read_without_loss_and_is_the_one_that_comes_with_the_library()
    {
        await using var connection = new LdapConnection(OpenLdapServer.Options(LdapSecurity.StartTls));

        var published = await PublishedSchema.ReadAsync(connection, TestContext.Current.CancellationToken);

        PublishedSchema.LosesNothing(published);
        PublishedSchema.Confirms(published, LdapSchema.OpenLdap);
    }
}
