using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>Knows searches that wait for changes: silence does not mean that the server is gone.</summary>
static class EndlessSearch
{
    /// <summary>The request; one that waits for changes and has no time limit of its own gets none from the connection.</summary>
    public static SearchRequest WithoutTimeLimit(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Timeout is null && request.Controls.Any(IsWaiting)
            ? request with { Timeout = Timeout.InfiniteTimeSpan }
            : request;
    }

    static bool IsWaiting(Control control) =>
        control.Oid is PersistentSearchControl.ControlOid or NotificationControl.ControlOid;
}
