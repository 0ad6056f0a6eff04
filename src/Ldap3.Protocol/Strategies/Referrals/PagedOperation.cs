using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies.Referrals;

/// <summary>A search on another server that goes page by page, as the caller's does, but shows only its last end.</summary>
sealed class PagedOperation(SearchRequest request, SearchReading reading) : RunningOperation
{
    public override LdapRequest Request => request;

    /// <summary>Begins the search, with pages when the request has a control that asks for them.</summary>
    public static PagedOperation? For(LdapRequest request, ILdapStrategy server)
    {
        // RFC 2696 section 3: a cookie means something only to the server that gave it, so each server has its own pages.
        if (request is not SearchRequest search || search.Controls.Find<PagedResultsControl>() is not { Size: > 0 } paging)
        {
            return null;
        }

        var unpaged = search with
        {
            Controls = [.. search.Controls.Where(control => control.Oid != PagedResultsControl.ControlOid)],
        };
        return new PagedOperation(search, new SearchReading(server, unpaged, paging.Size));
    }

    public override LdapResponse? Read()
    {
        LdapResponse? response;
        do
        {
            response = reading.Next();
        }
        while (IsPageEnd(response));

        if (response is LdapResult or null)
        {
            reading.Dispose();
        }

        return response;
    }

    public override async ValueTask<LdapResponse?> ReadAsync(CancellationToken cancellationToken)
    {
        LdapResponse? response;
        do
        {
            response = await reading.NextAsync(cancellationToken).ConfigureAwait(false);
        }
        while (IsPageEnd(response));

        if (response is LdapResult or null)
        {
            await reading.DisposeAsync().ConfigureAwait(false);
        }

        return response;
    }

    public override void Abandon() => reading.Dispose();

    public override ValueTask AbandonAsync() => reading.DisposeAsync();

    static bool IsPageEnd(LdapResponse? response) =>
        response is LdapResult { ResultCode: ResultCode.Success } result
        && result.Controls.Find<PagedResultsControl>() is { Cookie.IsEmpty: false };
}
