using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;
using Ldap3.Protocol.Strategies;

namespace Ldap3.Protocol.Transactions;

/// <summary>
/// Updates that are carried out all together or not at all (RFC 5805). <see cref="LdapConnection.BeginTransactionAsync"/>
/// makes one; disposing of it without <see cref="CommitAsync"/> aborts it.
/// </summary>
/// <remarks>
/// The success of an update means only that the server took note of it; searches do not see it. A bind on the same session
/// aborts the transaction (section 3.5): with a connection that others use, take <see cref="Strategy.Reusable"/>, where the
/// transaction has a session to itself. Referrals are not followed. May be used from several threads.
/// </remarks>
public sealed class LdapTransaction : IDisposable, IAsyncDisposable
{
    readonly LdapConnection _connection;
    readonly ILdapStrategy _held;
    readonly LdapSession _session;
    readonly NoticeBoard _notices;
    readonly List<(int MessageId, LdapRequest Request)> _updates = [];
    ExtendedResponse? _aborted;
    int _ended;

    internal LdapTransaction(
        LdapConnection connection, ILdapStrategy held, LdapSession session, NoticeBoard notices, OctetString identifier)
    {
        _connection = connection;
        _held = held;
        _session = session;
        _notices = notices;
        Identifier = identifier;
        notices.Posted += Listen;
    }

    /// <summary>What the server calls the transaction.</summary>
    public OctetString Identifier { get; }

    /// <summary>Whether it can still be added to and committed: neither ended, nor given up by the server.</summary>
    public bool IsOpen => Volatile.Read(ref _ended) == 0 && Volatile.Read(ref _aborted) is null && _session.IsOpen;

    /// <summary>Adds the creation of an entry.</summary>
    /// <exception cref="LdapOperationException">The server gave the transaction up.</exception>
    /// <exception cref="InvalidOperationException">It has ended.</exception>
    public OperationOutcome Add(AddRequest request) => Update(request);

    /// <inheritdoc cref="Add"/>
    public Task<OperationOutcome> AddAsync(AddRequest request, CancellationToken cancellationToken = default) =>
        UpdateAsync(request, cancellationToken);

    /// <summary>Adds a change of an entry.</summary>
    /// <inheritdoc cref="Add"/>
    public OperationOutcome Modify(ModifyRequest request) => Update(request);

    /// <inheritdoc cref="Modify"/>
    public Task<OperationOutcome> ModifyAsync(ModifyRequest request, CancellationToken cancellationToken = default) =>
        UpdateAsync(request, cancellationToken);

    /// <summary>Adds the removal of an entry.</summary>
    /// <inheritdoc cref="Add"/>
    public OperationOutcome Delete(DeleteRequest request) => Update(request);

    /// <inheritdoc cref="Delete"/>
    public Task<OperationOutcome> DeleteAsync(DeleteRequest request, CancellationToken cancellationToken = default) =>
        UpdateAsync(request, cancellationToken);

    /// <summary>Adds the renaming or moving of an entry.</summary>
    /// <inheritdoc cref="Add"/>
    public OperationOutcome ModifyDn(ModifyDnRequest request) => Update(request);

    /// <inheritdoc cref="ModifyDn"/>
    public Task<OperationOutcome> ModifyDnAsync(ModifyDnRequest request, CancellationToken cancellationToken = default) =>
        UpdateAsync(request, cancellationToken);

    /// <summary>Adds the change of a password (RFC 3062), where the server allows that in a transaction.</summary>
    /// <exception cref="LdapSecurityException">A password would travel in clear text.</exception>
    /// <inheritdoc cref="Add"/>
    public OperationOutcome ModifyPassword(PasswordModification modification) =>
        Update(_connection.RequestFor(modification));

    /// <inheritdoc cref="ModifyPassword"/>
    public Task<OperationOutcome> ModifyPasswordAsync(
        PasswordModification modification, CancellationToken cancellationToken = default) =>
        UpdateAsync(_connection.RequestFor(modification), cancellationToken);

    /// <summary>Has all updates carried out, or none.</summary>
    /// <returns>Whether they were, and if not, which of them failed.</returns>
    /// <exception cref="LdapOperationException">The server gave the transaction up.</exception>
    /// <exception cref="InvalidOperationException">It has ended.</exception>
    public TransactionOutcome Commit() => _connection.Finish(End(commit: true));

    /// <inheritdoc cref="Commit"/>
    public async Task<TransactionOutcome> CommitAsync(CancellationToken cancellationToken = default) =>
        _connection.Finish(await EndAsync(commit: true, cancellationToken).ConfigureAwait(false));

    /// <summary>Has the server forget all updates.</summary>
    /// <exception cref="LdapOperationException">The server gave the transaction up.</exception>
    /// <exception cref="InvalidOperationException">It has ended.</exception>
    public TransactionOutcome Abort() => _connection.Finish(End(commit: false));

    /// <inheritdoc cref="Abort"/>
    public async Task<TransactionOutcome> AbortAsync(CancellationToken cancellationToken = default) =>
        _connection.Finish(await EndAsync(commit: false, cancellationToken).ConfigureAwait(false));

    /// <summary>Aborts the transaction unless it has ended.</summary>
    public void Dispose()
    {
        try
        {
            if (IsOpen)
            {
                End(commit: false);
            }
        }
        catch (LdapException)
        {
            // A session that is gone has aborted it.
        }
        finally
        {
            _notices.Posted -= Listen;
            _held.Dispose();
        }
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (IsOpen)
            {
                await EndAsync(commit: false, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (LdapException)
        {
            // A session that is gone has aborted it.
        }
        finally
        {
            _notices.Posted -= Listen;
            await _held.DisposeAsync().ConfigureAwait(false);
        }
    }

    OperationOutcome Update(LdapRequest request)
    {
        Check(Volatile.Read(ref _ended));
        var operation = Note(_session.Send(Join(request)), request);
        return _connection.Finish(new OperationOutcome(request, operation.ReadResult()));
    }

    async Task<OperationOutcome> UpdateAsync(LdapRequest request, CancellationToken cancellationToken)
    {
        Check(Volatile.Read(ref _ended));
        var operation = Note(await _session.SendAsync(Join(request), cancellationToken).ConfigureAwait(false), request);
        return _connection.Finish(
            new OperationOutcome(request, await operation.ReadResultAsync(cancellationToken).ConfigureAwait(false)));
    }

    TransactionOutcome End(bool commit)
    {
        var request = EndRequest(commit);
        return Outcome(request, _session.Send(request).ReadResult());
    }

    async Task<TransactionOutcome> EndAsync(bool commit, CancellationToken cancellationToken)
    {
        var request = EndRequest(commit);
        var operation = await _session.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return Outcome(request, await operation.ReadResultAsync(cancellationToken).ConfigureAwait(false));
    }

    ExtendedRequest EndRequest(bool commit)
    {
        Check(Interlocked.Exchange(ref _ended, 1));
        return new TransactionEnd(Identifier, commit).ToRequest();
    }

    TransactionOutcome Outcome(ExtendedRequest request, LdapResult result)
    {
        lock (_updates)
        {
            return new TransactionOutcome(request, result, [.. _updates]);
        }
    }

    LdapRequest Join(LdapRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request with { Controls = [.. request.Controls, new TransactionSpecificationControl(Identifier)] };
    }

    PendingOperation Note(PendingOperation operation, LdapRequest request)
    {
        lock (_updates)
        {
            _updates.Add((operation.MessageId, request));
        }

        return operation;
    }

    void Check(int ended)
    {
        // RFC 5805 section 3.3: what the server has given up is null and void.
        if (Volatile.Read(ref _aborted) is { } notice)
        {
            throw new LdapOperationException(notice, "The transaction, which the server aborted,");
        }

        if (ended != 0)
        {
            throw new InvalidOperationException("The transaction has ended. Begin another with BeginTransactionAsync.");
        }
    }

    void Listen(LdapSession session, ExtendedResponse notice)
    {
        if (session == _session
            && notice.Oid == ExtendedOperationOid.AbortedTransactionNotice
            && (notice.Value ?? OctetString.Empty) == Identifier)
        {
            Volatile.Write(ref _aborted, notice);
        }
    }
}
