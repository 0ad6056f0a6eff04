namespace Ldap3.Protocol.Strategies.Referrals;

/// <summary>The connections to other servers that referrals led to. Thread safe.</summary>
/// <param name="capacity">How many to keep.</param>
sealed class ReferredServers(int capacity) : IDisposable
{
    readonly Lock _gate = new();
    readonly Dictionary<string, ILdapStrategy> _kept = new(StringComparer.Ordinal);
    bool _disposed;

    /// <summary>The connection to a server, not opened yet when it is new.</summary>
    /// <returns>The connection, and whether whoever asked is to dispose of it.</returns>
    public (ILdapStrategy Server, bool IsTemporary) Rent(ReferralTarget target)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(LdapConnection));
            if (_kept.TryGetValue(target.Server, out var kept))
            {
                return (kept, false);
            }
        }

        // Who to be there is asked of the application: not while others wait.
        var made = new SingleSessionStrategy(target.Options!(), replacesLost: true);
        lock (_gate)
        {
            // One that was made elsewhere meanwhile is as good, and this one has opened nothing yet.
            return _kept.TryGetValue(target.Server, out var kept) ? (kept, false)
                : _disposed || _kept.Count == capacity ? (made, true)
                : (_kept[target.Server] = made, false);
        }
    }

    /// <summary>Keeps a connection no longer that could not be opened: who to be there is asked anew next time.</summary>
    public void Forget(ReferralTarget target, ILdapStrategy server)
    {
        lock (_gate)
        {
            if (!server.IsOpen && _kept.TryGetValue(target.Server, out var kept) && kept == server)
            {
                _kept.Remove(target.Server);
            }
        }
    }

    public void Dispose()
    {
        ILdapStrategy[] servers;
        lock (_gate)
        {
            _disposed = true;
            servers = [.. _kept.Values];
            _kept.Clear();
        }

        foreach (var server in servers)
        {
            server.Dispose();
        }
    }
}
