namespace Ldap3.Protocol.ExtendedOperations;

/// <summary>What a cancelled <see cref="CancellationToken"/> does to the operation that is under way.</summary>
public enum CancellationBehavior
{
    /// <summary>
    /// Tells the server that no answer is wanted and throws at once (RFC 4511 section 4.11). Whether an update was carried
    /// out is not known then.
    /// </summary>
    Abandon,

    /// <summary>
    /// Asks the server to cancel and waits for what becomes of the operation (RFC 3909): cancelled, which throws, or too late
    /// for that, and then the call returns the operation's own answer as if nobody had cancelled. A server that does not know
    /// the Cancel operation, or does not answer it, has the operation abandoned.
    /// </summary>
    Cancel,
}
