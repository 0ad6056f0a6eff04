namespace Ldap3.Protocol.Synchronization;

/// <summary>How to synchronize. Immutable; <c>with</c> makes variants.</summary>
public sealed record SyncOptions
{
    /// <summary>The defaults.</summary>
    public static SyncOptions Default { get; } = new();

    /// <summary>
    /// Whether a server that cannot tell what changed is asked to send everything at once rather than to say
    /// <c>e-syncRefreshRequired</c> first (RFC 4533 section 3.3.2). False by default.
    /// </summary>
    public bool ReloadHint { get; init; }

    /// <summary>
    /// Whether <c>e-syncRefreshRequired</c> (4096, RFC 4533 section 3.8) makes the synchronization begin again from the
    /// cookie that came with it, or from nothing, with another <see cref="SyncChangeKind.RefreshBegan"/>. True by
    /// default; otherwise it throws <see cref="LdapOperationException"/>.
    /// </summary>
    public bool RestartWhenRequired { get; init; } = true;
}
