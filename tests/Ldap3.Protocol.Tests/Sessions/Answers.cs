using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Sessions;

/// <summary>What scripted servers are asked and say.</summary>
static class Answers
{
    public static SearchResultDone Done { get; } = new() { ResultCode = ResultCode.Success };

    public static SearchRequest Ask(string name) =>
        new() { BaseObject = DistinguishedName.Parse("dc=test"), Filter = Filter.Equal("cn", name) };

    public static SearchResultEntry Entry(string name) =>
        new(DistinguishedName.Parse($"cn={name},dc=test"), new LdapAttribute("cn", name));

    /// <summary>The name that a search asks for.</summary>
    public static string Asked(this SearchRequest request) => Assert.IsType<EqualityFilter>(request.Filter).Value.ToString();
}
