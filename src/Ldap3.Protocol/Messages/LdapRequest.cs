namespace Ldap3.Protocol.Messages;

/// <summary>What a client asks of a server. Immutable, so one request may be sent from many threads.</summary>
public abstract record LdapRequest : LdapOperation
{
    private protected LdapRequest()
    {
    }
}
