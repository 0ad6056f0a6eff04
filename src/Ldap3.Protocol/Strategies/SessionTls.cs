using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies;

/// <summary>
/// Begins TLS on a session in use (RFC 4511 section 4.14). Whatever is not a clear yes ends the session.
/// </summary>
static class SessionTls
{
    const string GivenUp = "StartTLS on it was given up halfway";

    static readonly ExtendedRequest Request = new(ExtendedOperationOid.StartTls);

    /// <exception cref="LdapSecurityException">
    /// The server refused, or is not who it should be; the session is closed.
    /// </exception>
    public static void Start(LdapSession session)
    {
        // RFC 4511 section 4.14.1: not while other operations are under way.
        session.EnterAlone(session.TimeoutOf(Request));
        try
        {
            session.Send(Request, result => Begin(session, result)).Read();
        }
        catch (LdapTimeoutException)
        {
            session.Break(GivenUp);
            throw;
        }
        finally
        {
            session.ExitAlone();
        }
    }

    /// <inheritdoc cref="Start"/>
    public static async Task StartAsync(LdapSession session, CancellationToken cancellationToken)
    {
        await session.EnterAloneAsync(session.TimeoutOf(Request), cancellationToken).ConfigureAwait(false);
        try
        {
            var operation = await session.SendAsync(Request, cancellationToken, result => Begin(session, result)).ConfigureAwait(false);
            await operation.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or LdapTimeoutException)
        {
            session.Break(GivenUp);
            throw;
        }
        finally
        {
            session.ExitAlone();
        }
    }

    // By the reader, before it reads on.
    static void Begin(LdapSession session, LdapResult result)
    {
        if (result.ResultCode != ResultCode.Success)
        {
            throw new LdapSecurityException(
                $"the server refused StartTLS: {result.ResultCode} ({(int)result.ResultCode}) {result.DiagnosticMessage}. "
                + "Nothing more was sent in clear text");
        }

        session.BeginTls();
    }
}
