using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies.Referrals;

/// <summary>An operation that goes on at other servers when it is referred there. For one flow.</summary>
/// <param name="route">Where it goes.</param>
/// <param name="own">Asks the connection's own server.</param>
/// <param name="servers">The others.</param>
/// <param name="first">The operation at the connection's own server.</param>
sealed class FollowingOperation(
    ReferralRoute route, ILdapStrategy own, ReferredServers servers, RunningOperation first) : RunningOperation
{
    readonly List<ILdapStrategy> _temporary = [];
    RunningOperation? _source = first;

    public override LdapRequest Request => route.Request;

    public override LdapResponse? Read()
    {
        try
        {
            while (!route.HasEnded)
            {
                try
                {
                    if ((_source is null ? AskNext() : Take(_source.Read())) is { } response)
                    {
                        return Given(response);
                    }
                }
                catch (LdapException e) when (route.MayAskElsewhere(e))
                {
                    GoOn(e);
                }
            }
        }
        catch
        {
            Close();
            throw;
        }

        Close();
        return null;
    }

    public override async ValueTask<LdapResponse?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!route.HasEnded)
            {
                try
                {
                    var response = _source is null
                        ? await AskNextAsync(cancellationToken).ConfigureAwait(false)
                        : Take(await _source.ReadAsync(cancellationToken).ConfigureAwait(false));
                    if (response is not null)
                    {
                        return Given(response);
                    }
                }
                catch (LdapException e) when (route.MayAskElsewhere(e))
                {
                    GoOn(e);
                }
            }
        }
        catch
        {
            Close();
            throw;
        }

        Close();
        return null;
    }

    public override LdapResult Cancel() => _source?.Cancel() ?? base.Cancel();

    public override ValueTask<LdapResult> CancelAsync(CancellationToken cancellationToken) =>
        _source?.CancelAsync(cancellationToken) ?? base.CancelAsync(cancellationToken);

    public override void Abandon()
    {
        _source?.Abandon();
        Close();
    }

    public override async ValueTask AbandonAsync()
    {
        if (_source is not null)
        {
            await _source.AbandonAsync().ConfigureAwait(false);
        }

        Close();
    }

    LdapResponse? AskNext()
    {
        if (route.Next() is not { } contact)
        {
            return route.Conclude();
        }

        var server = ServerOf(contact.Target);
        try
        {
            server.Open();
        }
        catch (LdapException)
        {
            servers.Forget(contact.Target, server);
            throw;
        }

        route.Reached(contact);
        _source = PagedOperation.For(contact.Request, server) ?? server.Send(contact.Request);
        return null;
    }

    async ValueTask<LdapResponse?> AskNextAsync(CancellationToken cancellationToken)
    {
        if (route.Next() is not { } contact)
        {
            return route.Conclude();
        }

        var server = ServerOf(contact.Target);
        try
        {
            await server.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (LdapException)
        {
            servers.Forget(contact.Target, server);
            throw;
        }

        route.Reached(contact);
        _source = PagedOperation.For(contact.Request, server)
            ?? await server.SendAsync(contact.Request, cancellationToken).ConfigureAwait(false);
        return null;
    }

    ILdapStrategy ServerOf(ReferralTarget target)
    {
        if (target.Options is null)
        {
            return own;
        }

        var (server, isTemporary) = servers.Rent(target);
        if (isTemporary)
        {
            _temporary.Add(server);
        }

        return server;
    }

    LdapResponse? Take(LdapResponse? response)
    {
        if (response is null or LdapResult)
        {
            _source = null;
        }

        return route.Take(response);
    }

    void GoOn(LdapException failure)
    {
        _source = null;
        route.Failed(failure);
    }

    LdapResponse Given(LdapResponse response)
    {
        if (route.HasEnded)
        {
            Close();
        }

        return response;
    }

    void Close()
    {
        _source = null;
        foreach (var server in _temporary)
        {
            server.Dispose();
        }

        _temporary.Clear();
    }
}
