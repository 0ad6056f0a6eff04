namespace Ldap3.Protocol.Messages;

/// <summary>A request or a response (the <c>protocolOp</c> of RFC 4511 section 4.1.1). Immutable.</summary>
public abstract record LdapOperation
{
    private protected LdapOperation()
    {
    }

    /// <summary>The controls that travel with the operation (RFC 4511 section 4.1.11). Empty by default.</summary>
    public IReadOnlyList<Control> Controls { get; init; } = [];
}
