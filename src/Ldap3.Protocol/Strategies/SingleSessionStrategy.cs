using System.Runtime.ExceptionServices;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies;

/// <summary>Runs all operations on one session, opened when first needed.</summary>
/// <param name="options">Where the session goes and who it is.</param>
/// <param name="replacesLost">Whether a session that was lost is replaced when next needed.</param>
sealed class SingleSessionStrategy(LdapConnectionOptions options, bool replacesLost) : ILdapStrategy
{
    readonly SemaphoreSlim _opening = new(1, 1);
    SessionOpener _opener = new(options);
    LdapCredential? _identity = options.BindOnOpen ? options.Credential : null;
    LdapSession? _session;
    LdapException? _lastFailure;
    int _failures;
    volatile bool _disposed;

    public bool IsOpen => Volatile.Read(ref _session) is { IsOpen: true };

    public bool IsConfidential => Volatile.Read(ref _session) is { IsOpen: true, IsConfidential: true };

    public bool IsLost => !replacesLost && Volatile.Read(ref _session) is { IsOpen: false };

    public RestartOptions? Restarts => null;

    public void Open() => Session();

    public Task OpenAsync(CancellationToken cancellationToken) => SessionAsync(cancellationToken).AsTask();

    public RunningOperation Send(LdapRequest request) => Session().Send(request);

    public async ValueTask<RunningOperation> SendAsync(LdapRequest request, CancellationToken cancellationToken)
    {
        var session = await SessionAsync(cancellationToken).ConfigureAwait(false);
        return await session.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    public OperationOutcome Bind(LdapCredential credential)
    {
        return Bound(credential, SessionBinds.Bind(Session(), credential));
    }

    public async Task<OperationOutcome> BindAsync(LdapCredential credential, CancellationToken cancellationToken)
    {
        var session = await SessionAsync(cancellationToken).ConfigureAwait(false);
        return Bound(credential, await SessionBinds.BindAsync(session, credential, cancellationToken).ConfigureAwait(false));
    }

    public OperationOutcome CheckCredential(LdapCredential credential) => _opener.CheckCredential(credential);

    public Task<OperationOutcome> CheckCredentialAsync(LdapCredential credential, CancellationToken cancellationToken) =>
        _opener.CheckCredentialAsync(credential, cancellationToken);

    public void StartTls()
    {
        SessionTls.Start(Session());
        KeepTls();
    }

    public async Task StartTlsAsync(CancellationToken cancellationToken)
    {
        await SessionTls.StartAsync(await SessionAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        KeepTls();
    }

    public ILdapStrategy Hold() => new HeldStrategy(this, Session());

    public async ValueTask<ILdapStrategy> HoldAsync(CancellationToken cancellationToken) =>
        new HeldStrategy(this, await SessionAsync(cancellationToken).ConfigureAwait(false));

    public void Dispose()
    {
        _disposed = true;
        Volatile.Read(ref _session)?.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    // What replaces the session when it is lost must not be less protected than it was.
    void KeepTls() => Volatile.Write(ref _opener, new SessionOpener(options with { Security = LdapSecurity.StartTls }));

    LdapSession Session()
    {
        if (Usable() is { } open)
        {
            return open;
        }

        var failures = Volatile.Read(ref _failures);
        _opening.Wait();
        try
        {
            return Usable() ?? (FailureSince(failures) ? throw Rethrow() : Adopt(_opener.Open(_identity)));
        }
        catch (LdapException e) when (Remember(e))
        {
            throw;
        }
        finally
        {
            _opening.Release();
        }
    }

    async ValueTask<LdapSession> SessionAsync(CancellationToken cancellationToken)
    {
        if (Usable() is { } open)
        {
            return open;
        }

        var failures = Volatile.Read(ref _failures);
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Usable()
                ?? (FailureSince(failures)
                    ? throw Rethrow()
                    : Adopt(await _opener.OpenAsync(_identity, cancellationToken).ConfigureAwait(false)));
        }
        catch (LdapException e) when (Remember(e))
        {
            throw;
        }
        finally
        {
            _opening.Release();
        }
    }

    LdapSession? Usable()
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(LdapConnection));
        var session = Volatile.Read(ref _session);
        return replacesLost && session is { IsOpen: false } ? null : session;
    }

    // Whoever waited while another's attempt failed shares its fate: a dead server, or a wrong password, is tried once and
    // not once for each caller.
    bool FailureSince(int failures) => _failures != failures;

    LdapException Rethrow()
    {
        ExceptionDispatchInfo.Throw(_lastFailure!);
        return _lastFailure;
    }

    bool Remember(LdapException failure)
    {
        if (failure != _lastFailure)
        {
            _lastFailure = failure;
            _failures++;
        }

        return false;
    }

    LdapSession Adopt(LdapSession session)
    {
        Volatile.Write(ref _session, session);
        if (_disposed)
        {
            session.Dispose();
        }

        return session;
    }

    OperationOutcome Bound(LdapCredential credential, OperationOutcome bind)
    {
        // RFC 4513 section 4: a session whose bind failed is anonymous. A new one is to be who the lost one was.
        _identity = bind.Result.ResultCode == ResultCode.Success ? credential : LdapCredential.Anonymous;
        return bind;
    }
}
