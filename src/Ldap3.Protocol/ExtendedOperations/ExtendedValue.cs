using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.ExtendedOperations;

/// <summary>Opens the value of an extended operation for reading.</summary>
static class ExtendedValue
{
    /// <exception cref="LdapProtocolException">The request has no value.</exception>
    public static BerReader Open(ExtendedRequest request) =>
        new((request.Value ?? throw Missing($"request {request.Oid}")).Memory);

    /// <exception cref="LdapProtocolException">The response has no value.</exception>
    public static BerReader Open(ExtendedResponse response, string operation) => new(Get(response, operation).Memory);

    /// <exception cref="LdapProtocolException">The response has no value.</exception>
    public static OctetString Get(ExtendedResponse response, string operation) =>
        response.Value ?? throw Missing($"answer to the operation {operation}");

    static LdapProtocolException Missing(string what) => new($"The extended {what} has no value, but must have one.");
}
