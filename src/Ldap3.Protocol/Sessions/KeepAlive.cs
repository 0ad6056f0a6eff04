namespace Ldap3.Protocol.Sessions;

/// <summary>
/// Asks a server from which nothing came for a while whether it is still there, and ends the session when it does not
/// answer: a connection whose other end vanished looks open for ever otherwise.
/// </summary>
sealed class KeepAlive : IDisposable
{
    readonly LdapSession _session;
    readonly TimeSpan _interval;
    readonly ITimer _timer;
    long _seen;
    int _asking;

    public KeepAlive(LdapSession session, TimeSpan interval, TimeProvider clock)
    {
        _session = session;
        _interval = interval;
        _timer = clock.CreateTimer(state => _ = ((KeepAlive)state!).TickAsync(), this, interval, interval);
    }

    public void Dispose() => _timer.Dispose();

    async Task TickAsync()
    {
        var received = _session.MessagesReceived;
        if (Interlocked.Exchange(ref _seen, received) != received || Interlocked.Exchange(ref _asking, 1) != 0)
        {
            return;
        }

        try
        {
            await SessionProbe.RunAsync(_session, _interval, CancellationToken.None).ConfigureAwait(false);
        }
        catch (LdapTimeoutException) when (_session.MessagesReceived == received)
        {
            _session.Break($"the server has answered nothing for {_interval}");
        }
        catch (LdapException)
        {
            // It works, or it is known by now that it does not.
        }
        finally
        {
            Volatile.Write(ref _asking, 0);
        }
    }
}
