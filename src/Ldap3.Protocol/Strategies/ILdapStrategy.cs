using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies;

/// <summary>Runs operations: the one seam between a connection and what carries its requests. Thread safe.</summary>
interface ILdapStrategy : IDisposable
{
    /// <summary>Whether there is a session that can be used.</summary>
    bool IsOpen { get; }

    /// <summary>Whether there was a session, and it cannot be used any more.</summary>
    bool IsLost { get; }

    /// <summary>Connects, protects and binds, unless that has been done.</summary>
    void Open();

    /// <inheritdoc cref="Open"/>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Sends a request; the answers are taken from what is returned. Opens first where that is left to do.</summary>
    PendingOperation Send(LdapRequest request);

    /// <inheritdoc cref="Send"/>
    ValueTask<PendingOperation> SendAsync(LdapRequest request, CancellationToken cancellationToken);
}
