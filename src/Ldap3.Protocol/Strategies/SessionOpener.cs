using System.Diagnostics.CodeAnalysis;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Servers;
using Ldap3.Protocol.Sessions;
using Ldap3.Protocol.Transport;
using Microsoft.Extensions.Logging;

namespace Ldap3.Protocol.Strategies;

/// <summary>Opens sessions: finds a server, connects, protects and binds. Thread safe.</summary>
sealed class SessionOpener(LdapConnectionOptions options)
{
    readonly ILogger _logger = options.LoggerFactory.CreateLogger(Log.ConnectionCategory);

    /// <param name="credential">Who the session is to be, or null to leave it unbound.</param>
    public LdapSession Open(LdapCredential? credential)
    {
        if (options.Servers is not { } pool)
        {
            return OpenAt(options, null, credential);
        }

        for (var cycle = 1; ; cycle++)
        {
            foreach (var server in pool.NextCandidates())
            {
                try
                {
                    return OpenAt(server.Server.Apply(options), server, credential);
                }
                catch (LdapException e) when (IsServersFault(e))
                {
                    server.Failed(e.Message);
                }
            }

            if (cycle == pool.Options.MaxCycles)
            {
                throw pool.Exhausted();
            }

            ClockWait.Block(pool.Options.CyclePause, pool.Options.TimeProvider);
        }
    }

    /// <inheritdoc cref="Open"/>
    public async Task<LdapSession> OpenAsync(LdapCredential? credential, CancellationToken cancellationToken)
    {
        if (options.Servers is not { } pool)
        {
            return await OpenAtAsync(options, null, credential, cancellationToken).ConfigureAwait(false);
        }

        for (var cycle = 1; ; cycle++)
        {
            foreach (var server in pool.NextCandidates())
            {
                try
                {
                    return await OpenAtAsync(server.Server.Apply(options), server, credential, cancellationToken)
                        .ConfigureAwait(false);
                }
                catch (LdapException e) when (IsServersFault(e))
                {
                    server.Failed(e.Message);
                }
            }

            if (cycle == pool.Options.MaxCycles)
            {
                throw pool.Exhausted();
            }

            await Task.Delay(pool.Options.CyclePause, pool.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks on a session of its own whether a credential is right.</summary>
    public OperationOutcome CheckCredential(LdapCredential credential)
    {
        using var session = Open(null);
        return SessionBinds.Bind(session, credential);
    }

    /// <inheritdoc cref="CheckCredential"/>
    public async Task<OperationOutcome> CheckCredentialAsync(LdapCredential credential, CancellationToken cancellationToken)
    {
        using var session = await OpenAsync(null, cancellationToken).ConfigureAwait(false);
        return await SessionBinds.BindAsync(session, credential, cancellationToken).ConfigureAwait(false);
    }

    // Another server may do better, unless it would say the same: a wrong password is wrong everywhere.
    static bool IsServersFault(LdapException e) =>
        e is LdapConnectionException or LdapTimeoutException or LdapProtocolException or LdapSecurityException
        || e is LdapOperationException { ResultCode: ResultCode.Unavailable or ResultCode.Busy };

    LdapSession OpenAt(LdapConnectionOptions target, ServerHealth? server, LdapCredential? credential)
    {
        try
        {
            credential = credential?.Resolve();
            BindRequests.Check(credential, target);
            var session = new LdapSession(LdapTransport.Open(target), target, server);
            try
            {
                if (NeedsBind(credential))
                {
                    Check(SessionBinds.Bind(session, credential), target, credential);
                }

                return Opened(session, target, server, credential);
            }
            catch
            {
                session.Dispose();
                throw;
            }
        }
        catch (LdapException e)
        {
            Log.OpeningFailed(_logger, target, credential ?? LdapCredential.Anonymous, e.Message);
            throw;
        }
    }

    async Task<LdapSession> OpenAtAsync(
        LdapConnectionOptions target, ServerHealth? server, LdapCredential? credential, CancellationToken cancellationToken)
    {
        try
        {
            credential = credential is null ? null : await credential.ResolveAsync(cancellationToken).ConfigureAwait(false);
            BindRequests.Check(credential, target);
            var transport = await LdapTransport.OpenAsync(target, cancellationToken).ConfigureAwait(false);
            var session = new LdapSession(transport, target, server);
            try
            {
                if (NeedsBind(credential))
                {
                    var bind = await SessionBinds.BindAsync(session, credential, cancellationToken).ConfigureAwait(false);
                    Check(bind, target, credential);
                }

                return Opened(session, target, server, credential);
            }
            catch
            {
                session.Dispose();
                throw;
            }
        }
        catch (LdapException e)
        {
            Log.OpeningFailed(_logger, target, credential ?? LdapCredential.Anonymous, e.Message);
            throw;
        }
    }

    // RFC 4513 section 4: a new session is anonymous anyway.
    static bool NeedsBind([NotNullWhen(true)] LdapCredential? credential) =>
        credential is not (null or AnonymousCredential { Controls.Count: 0 });

    static void Check(OperationOutcome bind, LdapConnectionOptions target, LdapCredential credential)
    {
        if (bind.Result.ResultCode != ResultCode.Success)
        {
            throw new LdapOperationException(bind.Result, $"Binding to {target} as {credential}");
        }

        target.Bound?.Invoke(bind);
    }

    LdapSession Opened(LdapSession session, LdapConnectionOptions target, ServerHealth? server, LdapCredential? credential)
    {
        server?.Worked();
        Log.Opened(_logger, target, credential ?? LdapCredential.Anonymous);
        return session;
    }
}
