namespace Ldap3.Protocol.Servers;

/// <summary>
/// Servers that hold the same directory. Each new session goes to one of them; those that fail are left out for a while.
/// Thread safe: one pool is shared by any number of connections, which so learn from each other's failures.
/// </summary>
public sealed class LdapServerPool
{
    readonly ServerHealth[] _servers;
    int _turn = -1;

    /// <summary>Makes a pool.</summary>
    /// <param name="servers">The servers, in the order of preference.</param>
    /// <param name="options">How to choose among them.</param>
    /// <exception cref="ArgumentException">There is no server, or one occurs twice.</exception>
    public LdapServerPool(IEnumerable<LdapServer> servers, LdapServerPoolOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(servers);
        Options = options ?? new LdapServerPoolOptions();
        _servers = [.. servers.Select(server => new ServerHealth(server, Options))];
        if (_servers.Length == 0)
        {
            throw new ArgumentException("A server pool needs at least one server.", nameof(servers));
        }

        if (_servers.DistinctBy(health => health.Server).Count() < _servers.Length)
        {
            throw new ArgumentException("A server occurs twice in the pool.", nameof(servers));
        }
    }

    /// <summary>Makes a pool of servers named by URLs such as <c>ldaps://ldap1.example.org</c>, in turn.</summary>
    /// <exception cref="LdapFormatException">One is no LDAP URL.</exception>
    public LdapServerPool(params IEnumerable<string> urls)
        : this(urls.Select(LdapServer.Parse))
    {
    }

    /// <summary>How the pool chooses.</summary>
    public LdapServerPoolOptions Options { get; }

    /// <summary>What is known of each server now, in the order they were given.</summary>
    public IReadOnlyList<LdapServerStatus> GetStatus() => [.. _servers.Select(health => health.ToStatus())];

    /// <summary>The servers' names.</summary>
    public override string ToString() => string.Join(", ", _servers.Select(health => health.Server));

    /// <summary>The servers to try for a new session, the best first; none when all have failed for good.</summary>
    internal IReadOnlyList<ServerHealth> NextCandidates()
    {
        // One caller tries a server whose time has come, first of all; for the others it is still left out.
        var probe = _servers.FirstOrDefault(health => health.TryBeginProbe());
        var chosen = Choose();
        return probe is null ? chosen : [probe, .. chosen.Where(health => health != probe)];
    }

    /// <summary>Says that no server could be used, and why not.</summary>
    internal LdapConnectionException Exhausted() =>
        new("No server of the pool can be used: "
            + string.Join("; ", GetStatus().Select(status => $"{status.Server}: {status.LastError ?? "not tried"}")) + ".");

    List<ServerHealth> Choose()
    {
        var available = _servers.Where(health => health.IsAvailable).ToList();
        if (available.Count == 0)
        {
            // All are left out: an attempt costs little, and waiting would help nobody.
            return [.. _servers.Where(health => !health.IsLost).OrderBy(health => health.FailedAt)];
        }

        switch (Options.Selection)
        {
            case ServerSelection.RoundRobin:
                var first = (int)((uint)Interlocked.Increment(ref _turn) % (uint)available.Count);
                return [.. available.Skip(first), .. available.Take(first)];
            case ServerSelection.Random:
                Random.Shared.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(available));
                return available;
            case ServerSelection.FewestOutstanding:
                return [.. available.OrderBy(health => health.Outstanding)];
            case ServerSelection.Fastest:
                return [.. available.OrderBy(health => health.ResponseTicks)];
            default:
                return available;
        }
    }
}
