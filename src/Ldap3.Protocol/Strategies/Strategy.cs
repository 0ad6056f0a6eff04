using Ldap3.Protocol.Strategies.Pooling;
using Ldap3.Protocol.Strategies.Referrals;

namespace Ldap3.Protocol.Strategies;

/// <summary>
/// How a connection runs its operations. Each choice is an immutable value, and the layers above run on any of them
/// unchanged.
/// </summary>
public sealed class Strategy
{
    readonly Func<LdapConnectionOptions, ILdapStrategy> _create;

    internal Strategy(string name, Func<LdapConnectionOptions, ILdapStrategy> create)
    {
        Name = name;
        _create = create;
    }

    /// <summary>
    /// One session that any number of threads share; calls that block need no free pool thread. The default, and what
    /// ldap3 calls SAFE_SYNC, but with as many operations in flight as there are callers.
    /// </summary>
    public static Strategy SafeSync { get; } = SingleSession(nameof(SafeSync));

    /// <summary>One session, used with the awaitable calls.</summary>
    public static Strategy Async { get; } = SingleSession(nameof(Async));

    /// <summary>One session, used with <see cref="LdapConnection.StreamAsync"/>: entries as they come, in bounded memory.</summary>
    public static Strategy AsyncStream { get; } = SingleSession(nameof(AsyncStream));

    /// <summary>
    /// One session that is opened anew, protected and bound, when it was lost; what it left undone is repeated as far as that
    /// is safe. A write whose fate is unknown is not: it fails with <see cref="LdapConnectionException.OutcomeUnknown"/>,
    /// unless the request is <see cref="Messages.LdapRequest.IsIdempotent"/>. <see cref="LdapConnectionOptions.Restart"/> says
    /// how often and how fast.
    /// </summary>
    public static Strategy SafeRestartable { get; } = new(
        nameof(SafeRestartable),
        options => new RestartingStrategy(new SingleSessionStrategy(options, replacesLost: true), options));

    /// <summary>
    /// A pool of sessions, each used for one operation at a time, opened and closed as
    /// <see cref="LdapConnectionOptions.Pool"/> says; lost ones are replaced as with <see cref="SafeRestartable"/>.
    /// </summary>
    public static Strategy Reusable { get; } = new(
        nameof(Reusable), options => new RestartingStrategy(new PoolStrategy(options), options));

    /// <summary>
    /// Nothing is sent: additions, deletions, modifications and renamings are written as LDIF change records (RFC 2849),
    /// controls included, and reported as done. Anything else throws <see cref="NotSupportedException"/>.
    /// </summary>
    /// <param name="target">Where the records go. Written to by one thread at a time; neither flushed nor disposed of.</param>
    public static Strategy Ldif(TextWriter target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return new Strategy(nameof(Ldif), _ => new LdifStrategy(target));
    }

    /// <summary>The strategy's name.</summary>
    public string Name { get; }

    /// <summary>The strategy's name.</summary>
    public override string ToString() => Name;

    internal ILdapStrategy Create(LdapConnectionOptions options) =>
        options.Referrals.Follow ? new FollowingStrategy(_create(options), options) : _create(options);

    static Strategy SingleSession(string name) => new(name, options => new SingleSessionStrategy(options, replacesLost: false));
}
