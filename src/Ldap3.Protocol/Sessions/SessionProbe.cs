using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Sessions;

/// <summary>Asks a server for its root DSE's name, to see whether a session still works: any answer says so.</summary>
static class SessionProbe
{
    static readonly SearchRequest Request = new() { BaseObject = default, Scope = SearchScope.BaseObject, Attributes = ["1.1"] };

    /// <exception cref="LdapTimeoutException">No answer came in time.</exception>
    /// <exception cref="LdapConnectionException">The session was lost.</exception>
    public static bool Run(LdapSession session, TimeSpan timeout)
    {
        var operation = session.Send(Request with { Timeout = timeout });
        while (operation.Read() is { } response)
        {
            if (response is LdapResult)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc cref="Run"/>
    public static async Task<bool> RunAsync(LdapSession session, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var operation = await session.SendAsync(Request with { Timeout = timeout }, cancellationToken).ConfigureAwait(false);
        while (await operation.ReadAsync(cancellationToken).ConfigureAwait(false) is { } response)
        {
            if (response is LdapResult)
            {
                return true;
            }
        }

        return false;
    }
}
