using System.Collections.Concurrent;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies.Referrals;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.Strategies.Referrals;

/// <summary>A server that answers each request by a rule of the test, and keeps what it was asked. One connection at a time.</summary>
sealed class ReferringServer : IAsyncDisposable
{
    readonly ScriptedServer _server = new();
    readonly Task _serving;

    public ReferringServer(Func<LdapRequest, LdapResponse[]> answer) => _serving = Task.Run(() => ServeAsync(answer));

    public string Url => $"ldap://127.0.0.1:{_server.Options.Port}";

    public ConcurrentQueue<LdapRequest> Requests { get; } = new();

    /// <summary>Completes when the client has gone.</summary>
    public Task Left => _serving;

    public IEnumerable<SearchRequest> Searches => Requests.OfType<SearchRequest>();

    /// <summary>Options for a client of this server that follows referrals to all servers of the test.</summary>
    public LdapConnectionOptions Following(ReferralOptions? options = null) => _server.Options with
    {
        Referrals = options ?? new ReferralOptions { Follow = true, AllowedHosts = ["127.0.0.1"] },
    };

    public static SearchResultEntry Entry(string name) => new(DistinguishedName.Parse(name), new LdapAttribute("cn", "x"));

    public static SearchResultDone Done(ResultCode code = ResultCode.Success) => new() { ResultCode = code };

    public static SearchResultDone ReferTo(params string[] urls) => new() { ResultCode = ResultCode.Referral, Referrals = urls };

    public static SearchResultReference ContinueAt(params string[] urls) => new(urls);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    async Task ServeAsync(Func<LdapRequest, LdapResponse[]> answer)
    {
        try
        {
            while (await _server.ReceiveAsync() is { } message)
            {
                if (message.Operation is LdapRequest request)
                {
                    Requests.Enqueue(request);
                    await _server.SendAsync(message.MessageId, Answer(request, answer));
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            // The test is over.
        }
    }

    LdapResponse[] Answer(LdapRequest request, Func<LdapRequest, LdapResponse[]> answer)
    {
        switch (request)
        {
            case BindRequest:
                return [new BindResponse { ResultCode = ResultCode.Success }];
            case UnbindRequest or AbandonRequest:
                return [];
        }

        var responses = answer(request);
        if (responses is [])
        {
            _server.Hang();
        }

        return responses;
    }
}
