namespace Ldap3.Server.Tests.Recorded;

/// <summary>
/// ApacheDS 2.0.0.AM26 is not among the servers that run here: what its subschema entry answered is recorded, as it came
/// (Apache License 2.0).
/// </summary>
public sealed class ApacheDsSchemaTests
{
    [Fact]
    public void The_schema_is_read_without_loss() => PublishedSchema.LosesNothing(PublishedSchema.ReadRecord("apacheds"));
}
