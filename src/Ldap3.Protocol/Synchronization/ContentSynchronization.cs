using System.Runtime.CompilerServices;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Strategies;

namespace Ldap3.Protocol.Synchronization;

/// <summary>Runs sync operations (RFC 4533) and gives what they say as steps.</summary>
static class ContentSynchronization
{
    // A server that asks for a restart again and again without ever getting a copy up to date.
    const int MaxRestarts = 8;

    public static async IAsyncEnumerable<SyncChange> RunAsync(
        ILdapStrategy strategy,
        SearchRequest request,
        SyncMode mode,
        OctetString? cookie,
        SyncOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var restarts = 0; ; restarts++)
        {
            yield return new SyncChange { Kind = SyncChangeKind.RefreshBegan, Cookie = cookie };
            var steps = new SyncResponseReader(isReload: cookie is null);
            var reading = new SearchReading(strategy, RequestFor(request, mode, cookie, options), pageSize: 0);
            await using var ending = reading.ConfigureAwait(false);
            var response = await NextAsync(reading, request, cancellationToken).ConfigureAwait(false);
            while (response is not LdapResult)
            {
                foreach (var step in steps.Read(response))
                {
                    yield return step;
                }

                response = await NextAsync(reading, request, cancellationToken).ConfigureAwait(false);
            }

            if (steps.IsRefreshed)
            {
                restarts = 0;
            }

            if (response is SearchResultDone { ResultCode: ResultCode.Success } done)
            {
                foreach (var step in steps.ReadEnd(done))
                {
                    yield return step;
                }

                yield break;
            }

            var refusal = (LdapResult)response;
            var mayRestart = options.RestartWhenRequired && restarts < MaxRestarts;
            if (refusal.ResultCode != ResultCode.SyncRefreshRequired || !mayRestart)
            {
                throw new LdapOperationException(refusal, OperationDescription.Of(request));
            }

            // RFC 4533 section 3.8: without a cookie everything is to be fetched anew.
            cookie = refusal.Controls.Find<SyncDoneControl>()?.Cookie;
        }
    }

    static async ValueTask<LdapResponse> NextAsync(
        SearchReading reading, SearchRequest request, CancellationToken cancellationToken) =>
        await reading.NextAsync(cancellationToken).ConfigureAwait(false)
        ?? throw new LdapConnectionException($"The {OperationDescription.Of(request)} was given up before its end.");

    static SearchRequest RequestFor(SearchRequest request, SyncMode mode, OctetString? cookie, SyncOptions options) =>
        request with
        {
            // RFC 4533 section 3.3.1: a request for everything gives no such hint.
            Controls =
            [
                .. request.Controls,
                new SyncRequestControl(mode, cookie, reloadHint: options.ReloadHint && cookie is not null),
            ],

            // Whoever waits for changes does not know when the next will be made.
            Timeout = request.Timeout ?? (mode == SyncMode.RefreshAndPersist ? Timeout.InfiniteTimeSpan : null),
        };
}
