using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Microsoft.Extensions.Logging;

namespace Ldap3.Protocol.Sessions;

/// <summary>
/// Passes on what servers say unasked: one after another, on a thread of the pool, for the session's reader must not wait for
/// whoever listens. Thread safe.
/// </summary>
/// <param name="owner">Who is named to those who listen.</param>
/// <param name="loggers">Where it is said that a listener failed.</param>
sealed class NoticeBoard(object owner, ILoggerFactory loggers)
{
    // Beyond it, what a server says is dropped: nobody listens fast enough, or it means harm.
    const int MostWaiting = 1000;

    readonly Queue<ExtendedResponse> _waiting = [];
    bool _telling;

    /// <summary>Raised at once, on the reader's thread: for this library, which does not dally.</summary>
    public event Action<LdapSession, ExtendedResponse>? Posted;

    /// <summary>Raised on a thread of the pool.</summary>
    public event EventHandler<UnsolicitedNotificationEventArgs>? Received;

    public void Post(LdapSession session, ExtendedResponse notice)
    {
        Posted?.Invoke(session, notice);
        if (Received is null)
        {
            return;
        }

        lock (_waiting)
        {
            if (_waiting.Count < MostWaiting)
            {
                _waiting.Enqueue(notice);
            }

            if (_telling)
            {
                return;
            }

            _telling = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static board => board.TellAll(), this, preferLocal: false);
    }

    void TellAll()
    {
        while (TakeNext() is { } notice)
        {
            try
            {
                Received?.Invoke(owner, new UnsolicitedNotificationEventArgs(notice));
            }
            catch (Exception e)
            {
                // The listener's fault must not end the process.
                Log.ListenerFailed(loggers.CreateLogger(Log.ConnectionCategory), notice.Oid, e);
            }
        }
    }

    ExtendedResponse? TakeNext()
    {
        lock (_waiting)
        {
            _telling = _waiting.TryDequeue(out var notice);
            return notice;
        }
    }
}
