namespace Ldap3.Protocol.Messages;

/// <summary>What a server says, as an answer or unasked. Immutable.</summary>
public abstract record LdapResponse : LdapOperation
{
    private protected LdapResponse()
    {
    }
}
