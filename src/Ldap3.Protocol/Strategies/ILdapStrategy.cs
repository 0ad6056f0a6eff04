using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies;

/// <summary>Runs operations: the one seam between a connection and what carries its requests. Thread safe.</summary>
interface ILdapStrategy : IDisposable, IAsyncDisposable
{
    /// <summary>Whether there is a session that can be used.</summary>
    bool IsOpen { get; }

    /// <summary>Whether there was a session, and it cannot be used any more.</summary>
    bool IsLost { get; }

    /// <summary>How often what a lost session left undone is tried, or null when it is not tried again.</summary>
    RestartOptions? Restarts { get; }

    /// <summary>What the pool of sessions holds, or null when there is none.</summary>
    PoolStatistics? PoolStatistics => null;

    /// <summary>The one session that this keeps to, or null when it keeps to none.</summary>
    LdapSession? HeldSession => null;

    /// <summary>Whether nobody can listen to what is sent now, by more than the options ask for: TLS begun later, or a sealing bind.</summary>
    bool IsConfidential => false;

    /// <summary>Connects, protects and binds, unless that has been done.</summary>
    void Open();

    /// <inheritdoc cref="Open"/>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Sends a request; the answers are taken from what is returned. Opens first where that is left to do.</summary>
    RunningOperation Send(LdapRequest request);

    /// <inheritdoc cref="Send"/>
    ValueTask<RunningOperation> SendAsync(LdapRequest request, CancellationToken cancellationToken);

    /// <summary>Becomes somebody else. Where sessions are pooled this only asks whether the credential is right.</summary>
    OperationOutcome Bind(LdapCredential credential);

    /// <inheritdoc cref="Bind"/>
    Task<OperationOutcome> BindAsync(LdapCredential credential, CancellationToken cancellationToken);

    /// <summary>Asks whether a credential is right, and stays who it is.</summary>
    OperationOutcome CheckCredential(LdapCredential credential);

    /// <inheritdoc cref="CheckCredential"/>
    Task<OperationOutcome> CheckCredentialAsync(LdapCredential credential, CancellationToken cancellationToken);

    /// <summary>Begins TLS on the session, which may be in use and bound (RFC 4511 section 4.14).</summary>
    void StartTls() => throw NoStartTls();

    /// <inheritdoc cref="StartTls"/>
    Task StartTlsAsync(CancellationToken cancellationToken) => throw NoStartTls();

    /// <summary>
    /// The same strategy held to one session, for operations that belong together: the pages of a search, a transaction.
    /// Disposing of it ends only the hold.
    /// </summary>
    ILdapStrategy Hold();

    /// <inheritdoc cref="Hold"/>
    ValueTask<ILdapStrategy> HoldAsync(CancellationToken cancellationToken);

    private static InvalidOperationException NoStartTls() =>
        new("StartTLS later on needs a strategy of one session. Where sessions come and go, set LdapConnectionOptions.Security.");
}
