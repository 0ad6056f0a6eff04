namespace Ldap3.Protocol;

/// <summary>
/// Told as the sessions of a pool come and go; override what is of interest. Called by several threads at once, never under
/// a lock; an exception thrown here ends what was being done.
/// </summary>
public abstract class PoolHooks
{
    /// <summary>A session was opened and bound.</summary>
    /// <param name="sessionId">The session's number within the pool.</param>
    public virtual void OnCreated(long sessionId)
    {
    }

    /// <summary>A session became somebody: at its opening, and when it is bound back after it was lent as somebody else.</summary>
    public virtual void OnAuthenticated(long sessionId)
    {
    }

    /// <summary>A session is about to be lent.</summary>
    public virtual void OnCheckout(long sessionId)
    {
    }

    /// <summary>A session was given back.</summary>
    public virtual void OnRelease(long sessionId)
    {
    }

    /// <summary>A session was closed: too old, unused, lost, or the pool ends.</summary>
    public virtual void OnClosed(long sessionId, string reason)
    {
    }

    /// <summary>A session could not be opened, or did not answer when asked whether it works.</summary>
    public virtual void OnFailure(LdapException failure)
    {
    }

    /// <summary>The unused sessions were looked after.</summary>
    public virtual void OnMaintenance(PoolStatistics statistics)
    {
    }
}
