namespace Ldap3.Protocol;

/// <summary>What a connection has done so far, over all its sessions. Immutable.</summary>
public sealed record LdapUsage
{
    /// <summary>When counting began.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>How many sessions were opened.</summary>
    public long SessionsOpened { get; init; }

    /// <summary>How many of these have ended.</summary>
    public long SessionsClosed { get; init; }

    /// <summary>How often something was tried again after a session was lost or could not be opened.</summary>
    public long Restarts { get; init; }

    /// <summary>How many operations were abandoned: cancelled, timed out, or streams that were left early.</summary>
    public long Abandoned { get; init; }

    /// <summary>How many referrals and continuations of searches were followed.</summary>
    public long ReferralsFollowed { get; init; }

    /// <summary>How many messages were sent.</summary>
    public long MessagesSent { get; init; }

    /// <summary>How many messages came.</summary>
    public long MessagesReceived { get; init; }

    /// <summary>How many octets of messages were sent, before encryption.</summary>
    public long OctetsSent { get; init; }

    /// <summary>How many octets of messages came, after decryption.</summary>
    public long OctetsReceived { get; init; }

    /// <summary>How many operations were begun, by the type of their request; kinds that did not occur are left out.</summary>
    public IReadOnlyDictionary<Type, long> Operations { get; init; } = new Dictionary<Type, long>();
}
