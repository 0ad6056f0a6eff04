using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies.Pooling;

/// <summary>A session of a pool. Who rented it owns it until it is given back.</summary>
sealed class PooledSession(long id, LdapSession session, long createdAt)
{
    public long Id => id;

    public LdapSession Session => session;

    /// <summary>When it was opened, on the clock's own scale.</summary>
    public long CreatedAt { get; } = createdAt;

    /// <summary>When somebody last used it, on the clock's own scale.</summary>
    public long UsedAt { get; set; } = createdAt;

    /// <summary>When it last worked for certain, on the clock's own scale.</summary>
    public long WorkedAt { get; set; } = createdAt;

    /// <summary>How often it had become somebody when it last was who the pool's sessions are.</summary>
    public int OwnBindings { get; set; } = session.Bindings;

    /// <summary>Whether somebody bound it since, so that it is not, or may not be, who the pool's sessions are.</summary>
    public bool IsSomebodyElse => session.Bindings != OwnBindings;
}
