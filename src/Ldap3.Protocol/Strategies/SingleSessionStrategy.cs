using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;
using Ldap3.Protocol.Transport;
using Microsoft.Extensions.Logging;

namespace Ldap3.Protocol.Strategies;

/// <summary>Runs all operations on one session, opened when first needed. A session that is lost is not replaced.</summary>
sealed class SingleSessionStrategy(LdapConnectionOptions options) : ILdapStrategy
{
    readonly SemaphoreSlim _opening = new(1, 1);
    readonly ILogger _logger = options.LoggerFactory.CreateLogger(Log.ConnectionCategory);
    LdapSession? _session;
    volatile bool _disposed;

    public bool IsOpen => Volatile.Read(ref _session) is { IsOpen: true };

    public bool IsLost => Volatile.Read(ref _session) is { IsOpen: false };

    public void Open()
    {
        if (Usable() is not null)
        {
            return;
        }

        _opening.Wait();
        try
        {
            if (Usable() is null)
            {
                var bind = BindRequests.For(options.Credential, options);
                var session = new LdapSession(LdapTransport.Open(options), options);
                Adopt(session, bind is null ? null : Bind(session, bind));
            }
        }
        catch (LdapException e)
        {
            Log.OpeningFailed(_logger, options, options.Credential, e.Message);
            throw;
        }
        finally
        {
            _opening.Release();
        }
    }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (Usable() is not null)
        {
            return;
        }

        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Usable() is null)
            {
                var bind = BindRequests.For(options.Credential, options);
                var transport = await LdapTransport.OpenAsync(options, cancellationToken).ConfigureAwait(false);
                var session = new LdapSession(transport, options);
                Adopt(session, bind is null ? null : await BindAsync(session, bind, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (LdapException e)
        {
            Log.OpeningFailed(_logger, options, options.Credential, e.Message);
            throw;
        }
        finally
        {
            _opening.Release();
        }
    }

    public RunningOperation Send(LdapRequest request)
    {
        Open();
        return _session!.Send(request);
    }

    public async ValueTask<RunningOperation> SendAsync(LdapRequest request, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await _session!.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    public ILdapStrategy Hold() => new HeldStrategy(this);

    public ValueTask<ILdapStrategy> HoldAsync(CancellationToken cancellationToken) => new(Hold());

    public void Dispose()
    {
        _disposed = true;
        Volatile.Read(ref _session)?.Dispose();
    }

    LdapSession? Usable()
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(LdapConnection));
        return Volatile.Read(ref _session);
    }

    static LdapResponse? Bind(LdapSession session, BindRequest request)
    {
        try
        {
            return session.Send(request).Read();
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    static async Task<LdapResponse?> BindAsync(LdapSession session, BindRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var operation = await session.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return await operation.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    void Adopt(LdapSession session, LdapResponse? bindResponse)
    {
        if (bindResponse is LdapResult { ResultCode: not ResultCode.Success } refusal)
        {
            session.Dispose();
            throw new LdapOperationException(refusal, $"Binding to {options} as {options.Credential}");
        }

        Log.Opened(_logger, options, options.Credential);
        Volatile.Write(ref _session, session);
        if (_disposed)
        {
            session.Dispose();
        }
    }
}
