using Ldap3.Protocol.Controls;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Tests.Sessions;
using Ldap3.Protocol.Transactions;

namespace Ldap3.Protocol.Tests.ExtendedOperations;

public sealed class TransactionTests
{
    static readonly DeleteRequest Removal = new(DistinguishedName.Parse("cn=a,dc=test"));
    static readonly DeleteRequest Other = new(DistinguishedName.Parse("cn=b,dc=test"));

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_commit_tells_which_update_failed()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        await using var transaction = await BeginAsync(server, connection);
        await UpdateAsync(server, transaction, Removal);
        var failing = await UpdateAsync(server, transaction, Other);

        var committing = transaction.CommitAsync(CancellationToken);
        var (messageId, end) = await server.ReceiveAsync<ExtendedRequest>();
        await server.SendAsync(messageId, new ExtendedResponse
        {
            ResultCode = ResultCode.NoSuchObject,
            Value = new byte[] { 0x30, 3, 2, 1, (byte)failing },
        });
        var outcome = await committing;

        Assert.Equal(new TransactionEnd("t1"), TransactionEnd.Read(end));
        Assert.False(outcome.Status);
        Assert.Same(Other, outcome.FailedRequest);
        Assert.Contains("cn=b,dc=test", Assert.Throws<LdapOperationException>(outcome.EnsureSuccess).Message, StringComparison.Ordinal);
        Assert.False(transaction.IsOpen);
        await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.DeleteAsync(Removal, CancellationToken));
    }

    [Fact]
    public async Task A_commit_gives_the_controls_of_each_update()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        await using var transaction = await BeginAsync(server, connection);
        await UpdateAsync(server, transaction, Removal);
        var update = await UpdateAsync(server, transaction, Other);

        var committing = transaction.CommitAsync(CancellationToken);
        var (messageId, _) = await server.ReceiveAsync<ExtendedRequest>();
        await server.SendAsync(messageId, new ExtendedResponse
        {
            ResultCode = ResultCode.Success,
            Value = Convert.FromHexString($"3010300E300C0201{update:X2}300730050403312E32"),
        });
        var outcome = await committing;

        Assert.True(outcome.Status);
        Assert.Empty(outcome.ControlsOf(Removal));
        Assert.Equal("1.2", Assert.Single(outcome.ControlsOf(Other)).Oid);
    }

    [Fact]
    public async Task What_is_not_committed_is_aborted()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var transaction = await BeginAsync(server, connection);

        var disposing = transaction.DisposeAsync();
        var (messageId, end) = await server.ReceiveAsync<ExtendedRequest>();
        await server.SendAsync(messageId, new ExtendedResponse { ResultCode = ResultCode.Success });
        await disposing;

        Assert.Equal(new TransactionEnd("t1", Commit: false), TransactionEnd.Read(end));
        Assert.True(connection.IsOpen);
    }

    [Fact]
    public async Task The_servers_notice_ends_the_transaction_it_names_and_no_other()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        await using var transaction = await BeginAsync(server, connection);
        var told = new TaskCompletionSource<ExtendedResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.NotificationReceived += (_, e) =>
        {
            if (e.Notification.Value?.ToString() == "t1")
            {
                told.TrySetResult(e.Notification);
            }
        };

        await server.SendAsync(0, Notice("t2"));
        await UpdateAsync(server, transaction, Removal);
        await server.SendAsync(0, Notice("t1"));
        var notice = await told.Task.WaitAsync(CancellationToken);

        Assert.Equal(ResultCode.Busy, notice.ResultCode);
        Assert.False(transaction.IsOpen);
        var e = await Assert.ThrowsAsync<LdapOperationException>(() => transaction.CommitAsync(CancellationToken));
        Assert.Contains("aborted", e.Message, StringComparison.Ordinal);
        Assert.Equal(ResultCode.Busy, e.ResultCode);
    }

    [Fact]
    public async Task A_server_without_transactions_says_so()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);

        var beginning = connection.BeginTransactionAsync(cancellationToken: CancellationToken);
        var (messageId, _) = await server.ReceiveAsync<ExtendedRequest>();
        await server.SendAsync(messageId, new ExtendedResponse { ResultCode = ResultCode.ProtocolError });

        await Assert.ThrowsAsync<LdapOperationException>(() => beginning);
    }

    static ExtendedResponse Notice(string transaction) => new()
    {
        ResultCode = ResultCode.Busy,
        Oid = ExtendedOperationOid.AbortedTransactionNotice,
        Value = transaction,
    };

    static async Task<LdapTransaction> BeginAsync(ScriptedServer server, LdapConnection connection)
    {
        var beginning = connection.BeginTransactionAsync(cancellationToken: CancellationToken);
        var (messageId, request) = await server.ReceiveAsync<ExtendedRequest>();
        Assert.Equal(ExtendedOperationOid.StartTransaction, request.Oid);
        await server.SendAsync(messageId, new ExtendedResponse { ResultCode = ResultCode.Success, Value = "t1" });
        var transaction = await beginning;
        Assert.True(transaction.IsOpen);
        return transaction;
    }

    static async Task<int> UpdateAsync(ScriptedServer server, LdapTransaction transaction, DeleteRequest request)
    {
        var updating = transaction.DeleteAsync(request, CancellationToken);
        var (messageId, received) = await server.ReceiveAsync<DeleteRequest>();
        Assert.Equal("t1", received.Controls.Find<TransactionSpecificationControl>()?.Identifier.ToString());
        await server.SendAsync(messageId, new DeleteResponse { ResultCode = ResultCode.Success });
        Assert.Same(request, (await updating).Request);
        return messageId;
    }
}
