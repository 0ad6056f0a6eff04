using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies;

/// <summary>Writes what would be changed as LDIF change records, and reports success. Nothing is sent anywhere.</summary>
sealed class LdifStrategy(TextWriter target) : ILdapStrategy
{
    readonly Lock _gate = new();
    readonly LdifWriter _writer = new(target);

    public bool IsOpen => true;

    public bool IsLost => false;

    public RestartOptions? Restarts => null;

    public void Open()
    {
        // There is nothing to open.
    }

    public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public RunningOperation Send(LdapRequest request)
    {
        if (!LdifChangeRecord.CanHold(request))
        {
            throw NotWritable(request.GetType().Name);
        }

        lock (_gate)
        {
            _writer.Write(new LdifChangeRecord(request));
        }

        return new AnsweredOperation(request, SuccessOf(request));
    }

    public ValueTask<RunningOperation> SendAsync(LdapRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Send(request));
    }

    public OperationOutcome Bind(LdapCredential credential) => throw NotWritable(nameof(BindRequest));

    public Task<OperationOutcome> BindAsync(LdapCredential credential, CancellationToken cancellationToken) =>
        throw NotWritable(nameof(BindRequest));

    public OperationOutcome CheckCredential(LdapCredential credential) => throw NotWritable(nameof(BindRequest));

    public Task<OperationOutcome> CheckCredentialAsync(LdapCredential credential, CancellationToken cancellationToken) =>
        throw NotWritable(nameof(BindRequest));

    public ILdapStrategy Hold() => this;

    public ValueTask<ILdapStrategy> HoldAsync(CancellationToken cancellationToken) => new(this);

    public void Dispose()
    {
        // The text writer is its owner's.
    }

    public ValueTask DisposeAsync() => default;

    static LdapResult SuccessOf(LdapRequest request) => request switch
    {
        AddRequest => new AddResponse { ResultCode = ResultCode.Success },
        DeleteRequest => new DeleteResponse { ResultCode = ResultCode.Success },
        ModifyRequest => new ModifyResponse { ResultCode = ResultCode.Success },
        _ => new ModifyDnResponse { ResultCode = ResultCode.Success },
    };

    static NotSupportedException NotWritable(string request) =>
        new($"The LDIF strategy writes additions, deletions, modifications and renamings; it has no answer to a {request}. "
            + "Use a connection with another strategy for that.");
}
