namespace Ldap3.InMemory.Tests.Tools;

public sealed class PythonLdap3Tests(PythonLdap3Session session) : IClassFixture<PythonLdap3Session>
{
    [Theory]
    [InlineData("sync")]
    [InlineData("safe_sync")]
    [InlineData("restartable")]
    [InlineData("safe_restartable")]
    [InlineData("async")]
    [InlineData("reusable")]
    public void A_strategy_runs_every_operation(string strategy) => session.Passed(strategy);

    [Theory]
    [InlineData("info")]
    [InlineData("paged")]
    [InlineData("filters")]
    [InlineData("abstract")]
    [InlineData("extend")]
    [InlineData("persistent")]
    [InlineData("secure")]
    [InlineData("pool")]
    [InlineData("sasl")]
    public void A_part_of_the_library_works(string part) => session.Passed(part);
}
