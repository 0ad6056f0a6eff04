using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies;

/// <summary>
/// Binds a session in several steps (RFC 4513 section 5.2.1). The session is kept for it alone until the last; what
/// ends otherwise than by the server's word ends the session, since nobody knows who it is then.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="credential">Who it is to be.</param>
/// <param name="offersChannelBinding">
/// Whether the server offers a mechanism with channel binding; null when it was not asked.
/// </param>
sealed class SaslBind(LdapSession session, SaslCredential credential, bool? offersChannelBinding = null)
{
    // No mechanism known takes ten; a server that asks for more asks without end.
    const int MaxSteps = 32;

    readonly SaslMechanism _mechanism = credential.Mechanism;
    bool _begun;

    TimeSpan Timeout => session.Options.OperationTimeout;

    /// <exception cref="LdapSecurityException">
    /// The password would travel in clear text, or the server did not prove itself.
    /// </exception>
    public OperationOutcome Run()
    {
        BindRequests.Check(_mechanism, credential, session.Options, session.IsConfidential);
        session.EnterAlone(Timeout);
        try
        {
            using var exchange = _mechanism.Begin(session.SaslContext(offersChannelBinding));
            OctetString? challenge = null;
            for (var step = 0; step < MaxSteps; step++)
            {
                var request = Request(exchange.Respond(challenge));
                var outcome = SessionBinds.Outcome(request, session.Send(request, result => Complete(exchange, result)).Read());
                if (outcome.Result.ResultCode != ResultCode.SaslBindInProgress)
                {
                    return outcome;
                }

                challenge = Challenge(outcome.Result);
            }

            throw Endless();
        }
        catch (LdapOperationException e)
        {
            return Refused(e);
        }
        catch (Exception e) when (Abort(e))
        {
            throw;
        }
        finally
        {
            session.ExitAlone();
        }
    }

    /// <inheritdoc cref="Run"/>
    public async Task<OperationOutcome> RunAsync(CancellationToken cancellationToken)
    {
        BindRequests.Check(_mechanism, credential, session.Options, session.IsConfidential);
        await session.EnterAloneAsync(Timeout, cancellationToken).ConfigureAwait(false);
        try
        {
            using var exchange = _mechanism.Begin(session.SaslContext(offersChannelBinding));
            OctetString? challenge = null;
            for (var step = 0; step < MaxSteps; step++)
            {
                // Steps compute for long, or ask a KDC and block: not on the caller's thread.
                var asked = challenge;
                var request = Request(await Task.Run(() => exchange.Respond(asked), cancellationToken).ConfigureAwait(false));
                var operation = await session.SendAsync(request, cancellationToken, result => Complete(exchange, result))
                    .ConfigureAwait(false);
                var outcome = SessionBinds.Outcome(request, await operation.ReadAsync(cancellationToken).ConfigureAwait(false));
                if (outcome.Result.ResultCode != ResultCode.SaslBindInProgress)
                {
                    return outcome;
                }

                challenge = Challenge(outcome.Result);
            }

            throw Endless();
        }
        catch (LdapOperationException e)
        {
            return Refused(e);
        }
        catch (Exception e) when (Abort(e))
        {
            throw;
        }
        finally
        {
            session.ExitAlone();
        }
    }

    BindRequest Request(OctetString? response)
    {
        _begun = true;
        return new BindRequest("", new SaslAuthentication(_mechanism.Name, response)) { IsStep = true, Controls = credential.Controls };
    }

    // By the reader, before it reads on: what follows the server's success is protected already (RFC 4422 section 3.7).
    void Complete(SaslExchange exchange, LdapResult result)
    {
        if (result.ResultCode != ResultCode.Success)
        {
            return;
        }

        exchange.Complete((result as BindResponse)?.ServerSaslCredentials);
        if (exchange.SecurityLayer is { } layer)
        {
            session.UseLayer(layer);
        }
    }

    static OctetString Challenge(LdapResult result) => (result as BindResponse)?.ServerSaslCredentials ?? OctetString.Empty;

    OperationOutcome Refused(LdapOperationException e)
    {
        Abort(e);
        return new OperationOutcome(new BindRequest("", new SaslAuthentication(_mechanism.Name, null)), e.Result);
    }

    bool Abort(Exception e)
    {
        if (_begun)
        {
            session.Break($"a {_mechanism.Name} bind on it failed halfway: {e.Message}");
        }

        return false;
    }

    LdapProtocolException Endless() => new($"{session.Options} asks for more than {MaxSteps} steps of {_mechanism.Name}.");
}
