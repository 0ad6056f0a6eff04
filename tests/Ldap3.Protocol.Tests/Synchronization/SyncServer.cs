using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.Synchronization;

/// <summary>What a server says in content synchronization.</summary>
static class SyncServer
{
    public static SearchRequest Everything { get; } = Answers.Ask("x");

    public static Guid Uuid(int number) => new(number, 0, 0, new byte[8]);

    public static SearchResultEntry Entry(SyncState state, int number, string name, OctetString? cookie = null) =>
        Answers.Entry(name) with { Controls = [new SyncStateControl(state, Uuid(number), cookie)] };

    public static SearchResultDone Done(
        OctetString? cookie, bool refreshDeletes = false, ResultCode result = ResultCode.Success) =>
        new() { ResultCode = result, Controls = [new SyncDoneControl(cookie, refreshDeletes)] };

    public static IntermediateResponse IdSet(bool refreshDeletes, params int[] numbers) =>
        SyncInfoMessage.IdSet([.. numbers.Select(Uuid)], refreshDeletes).ToResponse();

    /// <summary>Waits for a search that is to be synchronized.</summary>
    public static async Task<(int MessageId, SyncRequestControl Sync)> ReceiveSyncAsync(this ScriptedServer server)
    {
        var (messageId, request) = await server.ReceiveAsync<SearchRequest>();
        var control = request.Controls.Find<SyncRequestControl>();
        Assert.NotNull(control);
        return (messageId, control);
    }
}
