using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies;

/// <summary>
/// Binds a session by NTLM in Active Directory's own way ([MS-ADTS] section 5.1.1.1.3): three binds, each of which ends with
/// success. The session is kept for it alone until the last, as for SASL.
/// </summary>
sealed class SicilyBind(LdapSession session, SaslCredential credential)
{
    const string Package = "NTLM";

    bool _begun;

    TimeSpan Timeout => session.Options.OperationTimeout;

    /// <exception cref="LdapSecurityException">The server has no NTLM, or did not prove itself.</exception>
    public OperationOutcome Run()
    {
        BindRequests.Check(credential.Mechanism, credential, session.Options, session.IsConfidential);
        session.EnterAlone(Timeout);
        try
        {
            using var exchange = credential.Mechanism.Begin(session.SaslContext(null));
            OperationOutcome? last = null;
            foreach (var step in Enum.GetValues<SicilyStep>())
            {
                var request = Request(step, exchange, last?.Result);
                last = SessionBinds.Outcome(request, session.Send(request, result => Complete(step, exchange, result)).Read());
                if (!last.Status)
                {
                    break;
                }
            }

            return last!;
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
        BindRequests.Check(credential.Mechanism, credential, session.Options, session.IsConfidential);
        await session.EnterAloneAsync(Timeout, cancellationToken).ConfigureAwait(false);
        try
        {
            using var exchange = credential.Mechanism.Begin(session.SaslContext(null));
            OperationOutcome? last = null;
            foreach (var step in Enum.GetValues<SicilyStep>())
            {
                // Steps compute for long: not on the caller's thread.
                var said = last?.Result;
                var request = await Task.Run(() => Request(step, exchange, said), cancellationToken).ConfigureAwait(false);
                var operation = await session.SendAsync(request, cancellationToken, result => Complete(step, exchange, result))
                    .ConfigureAwait(false);
                last = SessionBinds.Outcome(request, await operation.ReadAsync(cancellationToken).ConfigureAwait(false));
                if (!last.Status)
                {
                    break;
                }
            }

            return last!;
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

    BindRequest Request(SicilyStep step, SaslExchange exchange, LdapResult? said)
    {
        var token = step switch
        {
            SicilyStep.PackageDiscovery => OctetString.Empty,
            SicilyStep.Negotiate => exchange.Respond(RequireNtlm(said!)),
            _ => exchange.Respond(Challenge(said!)),
        };
        _begun = true;
        return new BindRequest(step == SicilyStep.Negotiate ? Package : "", new SicilyAuthentication(step, token ?? OctetString.Empty))
        {
            IsStep = true,
            Controls = credential.Controls,
        };
    }

    // The packages stand where other answers have a name, with semicolons between them.
    OctetString? RequireNtlm(LdapResult packages) => packages.MatchedDn.Split(';').Contains(Package, StringComparer.OrdinalIgnoreCase)
        ? default(OctetString?)
        : throw new LdapSecurityException($"{session.Options} has no {Package} to bind by (it has \"{packages.MatchedDn}\").");

    OctetString Challenge(LdapResult result) => (result as BindResponse)?.SicilyChallenge
        ?? throw new LdapProtocolException($"{session.Options} answers {Package} without a challenge.");

    // By the reader, before it reads on: what follows the server's success is protected already.
    void Complete(SicilyStep step, SaslExchange exchange, LdapResult result)
    {
        if (step != SicilyStep.Response || result.ResultCode != ResultCode.Success)
        {
            return;
        }

        exchange.Complete(null);
        if (exchange.SecurityLayer is { } layer)
        {
            session.UseLayer(layer);
        }
    }

    bool Abort(Exception e)
    {
        if (_begun)
        {
            session.Break($"a sicily bind on it failed halfway: {e.Message}");
        }

        return false;
    }
}
