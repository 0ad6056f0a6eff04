using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Sessions;

/// <summary>An operation whose answers are taken one after another, by one caller.</summary>
abstract class RunningOperation
{
    public abstract LdapRequest Request { get; }

    /// <summary>Takes the next answer, waiting on this thread; null when the last one has been taken.</summary>
    public abstract LdapResponse? Read();

    /// <summary>Takes the next answer; null when the last one has been taken.</summary>
    public abstract ValueTask<LdapResponse?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Tells the server that no more answers are wanted. Does nothing when the last one has come.</summary>
    public abstract void Abandon();

    /// <inheritdoc cref="Abandon"/>
    public abstract ValueTask AbandonAsync();
}
