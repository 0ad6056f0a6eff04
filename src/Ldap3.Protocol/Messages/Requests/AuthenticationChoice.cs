namespace Ldap3.Protocol.Messages;

/// <summary>How a bind request proves who the client is (RFC 4511 section 4.2).</summary>
public abstract class AuthenticationChoice
{
    private protected AuthenticationChoice()
    {
    }
}
