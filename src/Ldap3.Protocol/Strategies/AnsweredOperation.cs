using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies;

/// <summary>An operation whose one answer is there already.</summary>
sealed class AnsweredOperation(LdapRequest request, LdapResult result) : RunningOperation
{
    LdapResponse? _answer = result;

    public override LdapRequest Request => request;

    public override LdapResponse? Read() => Interlocked.Exchange(ref _answer, null);

    public override ValueTask<LdapResponse?> ReadAsync(CancellationToken cancellationToken) => new(Read());

    public override void Abandon()
    {
        // It is over.
    }

    public override ValueTask AbandonAsync() => default;
}
