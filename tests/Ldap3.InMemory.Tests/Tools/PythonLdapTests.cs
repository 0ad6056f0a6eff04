namespace Ldap3.InMemory.Tests.Tools;

public sealed class PythonLdapTests(PythonLdapSession session) : IClassFixture<PythonLdapSession>
{
    [Theory]
    [InlineData("operations")]
    [InlineData("asynchronous")]
    [InlineData("paged")]
    [InlineData("lists")]
    [InlineData("controls")]
    [InlineData("passwords")]
    [InlineData("schema")]
    [InlineData("secure")]
    [InlineData("sasl")]
    [InlineData("syncrepl")]
    [InlineData("persistent")]
    public void A_part_of_the_library_works(string part) => session.Passed(part);
}
