using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Urls;

namespace Ldap3.Protocol.Strategies.Referrals;

/// <summary>
/// Whether and where a connection goes on by itself when a server refers it elsewhere, in an answer (RFC 4511 section
/// 4.1.10) or amid the entries of a search (section 4.5.3). Immutable; <c>with</c> makes variants.
/// </summary>
/// <remarks>
/// Searches, comparisons, additions, changes, removals and renamings are followed; binds and extended operations never, for
/// what they carry may be secret. Who sends a <see cref="Controls.ManageDsaItControl"/> wants the referral itself and gets
/// it. Continuations of a search are followed after the entries of the server that gave them, in the same stream.
/// </remarks>
public sealed record ReferralOptions
{
    /// <summary>Whether referrals are followed. False by default: they are given to the caller as they came.</summary>
    public bool Follow { get; init; }

    /// <summary>
    /// The other servers that may be asked: <c>host</c> or <c>host:port</c>, or for anonymous questions only also
    /// <c>*.example.org</c> or <c>*</c>. None by default: the connection's own server, and those of its pool, need no entry.
    /// </summary>
    /// <exception cref="ArgumentException">One is neither; a URL, for instance.</exception>
    public IReadOnlyList<string> AllowedHosts
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = [.. value];
            AllowedPatterns = [.. value.Select(HostPattern.Parse)];
        }
    }

    = [];

    /// <summary>
    /// Who to be on a server that <see cref="AllowedHosts"/> has by name, or null, the default, to be nobody. Asked when a
    /// connection to it is made; <see cref="LdapConnectionOptions.AllowCleartextPassword"/> holds there too. Never asked for
    /// a server that only a pattern allows, so that no server can have a password sent to a place that it chose.
    /// </summary>
    public Func<LdapUrl, LdapCredential>? Credentials { get; init; }

    /// <summary>
    /// Whether other servers are asked under TLS only. False by default; it goes without saying where the connection itself
    /// is under TLS: there, servers of <c>ldap://</c> URLs are asked under StartTLS, and not at all if they have none.
    /// </summary>
    public bool RequireTls { get; init; }

    /// <summary>
    /// Whether what cannot be followed is given to the caller as it came: the referral as the result, the continuation among
    /// the references. False by default: then <see cref="LdapReferralException"/> says what was tried.
    /// </summary>
    public bool ReturnUnfollowed { get; init; }

    /// <summary>
    /// How many servers in a row one operation is sent to after the first, at least 1. 10 by default, the least that
    /// RFC 4511 section 4.1.10 allows to clients that count.
    /// </summary>
    public int MaxHops
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 10;

    /// <summary>How many referrals and continuations of one operation are followed in all, at least 1. 256 by default.</summary>
    public int MaxFollowed
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 256;

    /// <summary>
    /// How many connections to other servers are kept until the connection itself is disposed of. 16 by default; further
    /// ones last as long as their operation.
    /// </summary>
    public int MaxConnections
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 16;

    internal IReadOnlyList<HostPattern> AllowedPatterns { get; private init; } = [];
}
