namespace Ldap3.Protocol.Messages;

/// <summary>Says who the client is (RFC 4511 section 4.2).</summary>
/// <param name="Name">The distinguished name to bind as; empty for anonymous and SASL binds. Some servers take other forms, such as <c>user@domain</c>.</param>
/// <param name="Authentication">The proof.</param>
public sealed record BindRequest(string Name, AuthenticationChoice Authentication) : LdapRequest
{
    /// <summary>The protocol version. 3 by default.</summary>
    public int Version { get; init; } = 3;

    /// <summary>Whether who sends it keeps all other operations off the session already: a step of an exchange.</summary>
    internal bool IsStep { get; init; }
}
