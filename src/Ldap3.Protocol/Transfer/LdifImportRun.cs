using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Transfer;

/// <summary>One import: reads records, keeps some of them under way, and writes down what becomes of each.</summary>
sealed class LdifImportRun(LdapConnection connection, LdifImportOptions options, TextWriter? rejects)
{
    readonly List<PendingRecord> _pending = [];
    readonly LdifImportLedger _ledger = new(options.StartAt);
    readonly LdifWriter? _rejects = rejects is null ? null : new LdifWriter(rejects);
    LdifImportEnd? _end;

    public async Task<LdifImportReport> RunAsync(TextReader source, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var record in LdifReader.ReadAsync(source, ReaderOptions(), cancellationToken).ConfigureAwait(false))
            {
                await TakeAsync(record).ConfigureAwait(false);
                if (_end is not null)
                {
                    break;
                }

                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch (LdapFormatException malformed)
        {
            _end ??= LdifImportEnd.Malformed;
            _ledger.AddFailure(new(_ledger.Read + 1, malformed.Line, null, null, malformed.Message));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _end ??= LdifImportEnd.Cancelled;
        }
        finally
        {
            // Whatever ends the reading, what was sent has an answer that belongs into the books.
            await SettleAllAsync().ConfigureAwait(false);
        }

        return _ledger.ToReport(_end ?? LdifImportEnd.Completed);
    }

    LdifReaderOptions ReaderOptions() => options.Reader with
    {
        UrlResolver = options.Reader.UrlResolver is { } resolve ? url => Resolve(resolve, url) : null,
        Malformed = options.ContinueOnError ? PassOver : null,
    };

    // A file that is not there is a fault of the record that names it.
    static OctetString Resolve(Func<Uri, OctetString> resolve, Uri url)
    {
        try
        {
            return resolve(url);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new LdapFormatException($"The value behind the URL cannot be read: {error.Message}", url.OriginalString, 0);
        }
    }

    void PassOver(LdapFormatException malformed, IReadOnlyList<string> lines)
    {
        var number = ++_ledger.Read;
        if (options.StartAt.Includes(number))
        {
            _ledger.Skipped++;
            return;
        }

        var failure = new LdifImportFailure(number, malformed.Line, null, null, malformed.Message);
        _ledger.AddFailure(failure);
        if (!options.DryRun)
        {
            // As comments, for nobody could read the file otherwise.
            _rejects?.WriteComment($"{failure}\n{string.Join('\n', lines)}");
            _ledger.Pass(number);
        }
    }

    async Task TakeAsync(LdifRecord record)
    {
        var number = ++_ledger.Read;
        if (options.StartAt.Includes(number))
        {
            _ledger.Skipped++;
            return;
        }

        if (options.DryRun)
        {
            return;
        }

        while (_pending.Count >= options.MaxPending || _pending.Any(pending => pending.Delays(record)))
        {
            await SettleOneAsync().ConfigureAwait(false);
        }

        if (_end is null)
        {
            _pending.Add(new(number, record, SendAsync(record)));
        }
    }

    async Task<OperationOutcome> SendAsync(LdifRecord record)
    {
        if (record is LdifChangeRecord { Request: var request })
        {
            return await RunAsync(request).ConfigureAwait(false);
        }

        var add = ((LdifContentRecord)record).ToAddRequest();
        var added = await RunAsync(add).ConfigureAwait(false);
        return options.UpdateExisting && added.Result.ResultCode == ResultCode.EntryAlreadyExists
            ? await RunAsync(Replacing(add)).ConfigureAwait(false)
            : added;
    }

    // The token that ends an import does not reach its requests: what was sent is waited for.
    async Task<OperationOutcome> RunAsync(LdapRequest request)
    {
        try
        {
            return request switch
            {
                AddRequest add => await connection.AddAsync(add, CancellationToken.None).ConfigureAwait(false),
                DeleteRequest delete => await connection.DeleteAsync(delete, CancellationToken.None).ConfigureAwait(false),
                ModifyRequest modify => await connection.ModifyAsync(modify, CancellationToken.None).ConfigureAwait(false),
                _ => await connection.ModifyDnAsync((ModifyDnRequest)request, CancellationToken.None).ConfigureAwait(false),
            };
        }
        catch (LdapOperationException refused)
        {
            // Connections that raise exceptions are treated as those that do not.
            return new OperationOutcome(request, refused.Result);
        }
    }

    static ModifyRequest Replacing(AddRequest add) =>
        new(add.Entry, [.. add.Attributes.Select(attribute => new Modification(ModifyOperation.Replace, attribute))]);

    async Task SettleAllAsync()
    {
        while (_pending.Count > 0)
        {
            await SettleOneAsync().ConfigureAwait(false);
        }

        if (rejects is not null)
        {
            await rejects.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    async Task SettleOneAsync()
    {
        await Task.WhenAny(_pending.Select(pending => pending.Outcome)).ConfigureAwait(false);
        var done = _pending.First(pending => pending.Outcome.IsCompleted);
        _pending.Remove(done);
        try
        {
            var outcome = await done.Outcome.ConfigureAwait(false);
            if (outcome.Status)
            {
                _ledger.Applied++;
                _ledger.Pass(done.Number);
            }
            else
            {
                await FailAsync(done, outcome.Result.ResultCode, outcome.Result.DiagnosticMessage).ConfigureAwait(false);
            }
        }
        catch (LdapConnectionException lost)
        {
            // Whether it was applied is not known: the next import tries it again.
            _end = LdifImportEnd.ConnectionLost;
            _ledger.AddFailure(Failure(done, null, lost.Message) with { OutcomeUnknown = lost.OutcomeUnknown });
        }
        catch (LdapTimeoutException late)
        {
            _end ??= LdifImportEnd.Failed;
            _ledger.AddFailure(Failure(done, null, late.Message) with { OutcomeUnknown = true });
        }
        catch (LdapException error)
        {
            await FailAsync(done, null, error.Message).ConfigureAwait(false);
        }

        options.Progress?.Report(new(_ledger.Read, _ledger.Applied, _ledger.FailureCount, _ledger.Position));
    }

    async Task FailAsync(PendingRecord done, ResultCode? code, string message)
    {
        var failure = Failure(done, code, message);
        _ledger.AddFailure(failure);
        if (!options.ContinueOnError)
        {
            _end ??= LdifImportEnd.Failed;
        }

        if (_rejects is not null)
        {
            await _rejects.WriteCommentAsync(failure.ToString(), CancellationToken.None).ConfigureAwait(false);
            await _rejects.WriteAsync(done.Record, CancellationToken.None).ConfigureAwait(false);
        }

        if (_rejects is not null || options.ContinueOnError)
        {
            _ledger.Pass(done.Number);
        }
    }

    static LdifImportFailure Failure(PendingRecord pending, ResultCode? code, string message) =>
        new(pending.Number, pending.Record.Line, pending.Record.Dn, code, message);
}
