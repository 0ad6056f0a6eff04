using System.Collections.Frozen;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Diagnostics;

/// <summary>Counts what a connection does. Thread safe.</summary>
sealed class UsageCounters(TimeProvider clock)
{
    static readonly Type[] Kinds =
    [
        typeof(AddRequest), typeof(BindRequest), typeof(CompareRequest), typeof(DeleteRequest), typeof(ExtendedRequest),
        typeof(ModifyRequest), typeof(ModifyDnRequest), typeof(SearchRequest),
    ];

    readonly long[] _operations = new long[Kinds.Length];
    readonly DateTimeOffset _since = clock.GetUtcNow();
    long _sessionsOpened;
    long _sessionsClosed;
    long _restarts;
    long _abandoned;
    long _referralsFollowed;
    long _messagesSent;
    long _messagesReceived;
    long _octetsSent;
    long _octetsReceived;

    public void SessionOpened() => Interlocked.Increment(ref _sessionsOpened);

    public void SessionClosed() => Interlocked.Increment(ref _sessionsClosed);

    public void Restarted() => Interlocked.Increment(ref _restarts);

    public void Abandoned() => Interlocked.Increment(ref _abandoned);

    public void FollowedReferral() => Interlocked.Increment(ref _referralsFollowed);

    public void Begun(LdapRequest request)
    {
        var kind = Array.IndexOf(Kinds, request.GetType());
        if (kind >= 0)
        {
            Interlocked.Increment(ref _operations[kind]);
        }
    }

    public void Sent(int octets)
    {
        Interlocked.Increment(ref _messagesSent);
        Interlocked.Add(ref _octetsSent, octets);
    }

    public void Received(int octets)
    {
        Interlocked.Increment(ref _messagesReceived);
        Interlocked.Add(ref _octetsReceived, octets);
    }

    public LdapUsage ToUsage() => new()
    {
        Since = _since,
        SessionsOpened = Interlocked.Read(ref _sessionsOpened),
        SessionsClosed = Interlocked.Read(ref _sessionsClosed),
        Restarts = Interlocked.Read(ref _restarts),
        Abandoned = Interlocked.Read(ref _abandoned),
        ReferralsFollowed = Interlocked.Read(ref _referralsFollowed),
        MessagesSent = Interlocked.Read(ref _messagesSent),
        MessagesReceived = Interlocked.Read(ref _messagesReceived),
        OctetsSent = Interlocked.Read(ref _octetsSent),
        OctetsReceived = Interlocked.Read(ref _octetsReceived),
        Operations = Kinds.Select((kind, i) => (kind, Count: Interlocked.Read(ref _operations[i])))
            .Where(one => one.Count > 0)
            .ToFrozenDictionary(one => one.kind, one => one.Count),
    };
}
