namespace Ldap3.Protocol.Messages;

/// <summary>What a client asks of a server. Immutable, so one request may be sent from many threads.</summary>
public abstract record LdapRequest : LdapOperation
{
    private protected LdapRequest()
    {
    }

    /// <summary>
    /// How long to wait for the next answer before the operation is abandoned; null, the default, as long as
    /// <see cref="LdapConnectionOptions.OperationTimeout"/> says. The server is not told.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Whether whoever asks vouches that doing it twice is as good as once, so that a strategy that reopens lost connections
    /// may repeat a write whose fate is unknown. False by default; searches and comparisons are repeated anyway. The server
    /// is not told.
    /// </summary>
    public bool IsIdempotent { get; init; }
}
