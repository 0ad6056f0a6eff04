using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies;

/// <summary>An operation that is sent again when its session is lost before it has given anything.</summary>
sealed class RestartingOperation(
    RestartingStrategy strategy, LdapRequest request, (RunningOperation Operation, int Attempt) first) : RunningOperation
{
    RunningOperation _current = first.Operation;
    int _attempt = first.Attempt;
    bool _hasGiven;

    public override LdapRequest Request => request;

    public override LdapResponse? Read()
    {
        while (true)
        {
            try
            {
                return Given(_current.Read());
            }
            catch (LdapException e) when (MayRepeat(e))
            {
                (_current, _attempt) = strategy.Resend(request, e, _attempt);
            }
        }
    }

    public override async ValueTask<LdapResponse?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return Given(await _current.ReadAsync(cancellationToken).ConfigureAwait(false));
            }
            catch (LdapException e) when (MayRepeat(e))
            {
                (_current, _attempt) =
                    await strategy.ResendAsync(request, e, _attempt, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public override void Abandon() => _current.Abandon();

    public override ValueTask AbandonAsync() => _current.AbandonAsync();

    public override LdapResult Cancel() => _current.Cancel();

    public override ValueTask<LdapResult> CancelAsync(CancellationToken cancellationToken) =>
        _current.CancelAsync(cancellationToken);

    // Entries that the caller has cannot be taken back: a second run would give them twice.
    bool MayRepeat(LdapException failure) => !_hasGiven && strategy.MayRepeat(request, failure, _attempt);

    LdapResponse? Given(LdapResponse? response)
    {
        _hasGiven = true;
        return response;
    }
}
