using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies;

/// <summary>Lends a strategy that has but one session anyway: disposing of the loan leaves it as it is.</summary>
sealed class HeldStrategy(ILdapStrategy strategy) : ILdapStrategy
{
    public bool IsOpen => strategy.IsOpen;

    public bool IsLost => strategy.IsLost;

    public void Open() => strategy.Open();

    public Task OpenAsync(CancellationToken cancellationToken) => strategy.OpenAsync(cancellationToken);

    public RunningOperation Send(LdapRequest request) => strategy.Send(request);

    public ValueTask<RunningOperation> SendAsync(LdapRequest request, CancellationToken cancellationToken) =>
        strategy.SendAsync(request, cancellationToken);

    public ILdapStrategy Hold() => this;

    public ValueTask<ILdapStrategy> HoldAsync(CancellationToken cancellationToken) => new(this);

    public void Dispose()
    {
        // The strategy is its owner's.
    }
}
