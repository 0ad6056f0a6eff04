namespace Ldap3.Protocol.Authentication;

/// <summary>
/// A credential that is asked for afresh at every bind, so that passwords and tokens can change while connections
/// live on.
/// </summary>
sealed class ProvidedCredential(Func<CancellationToken, ValueTask<LdapCredential>> provider) : LdapCredential
{
    public override string ToString() => "a provided credential";

    internal override LdapCredential Resolve()
    {
        var asked = provider(CancellationToken.None);
        return Settled(asked.IsCompleted ? asked.GetAwaiter().GetResult() : asked.AsTask().GetAwaiter().GetResult());
    }

    internal override async ValueTask<LdapCredential> ResolveAsync(CancellationToken cancellationToken) =>
        Settled(await provider(cancellationToken).ConfigureAwait(false));

    LdapCredential Settled(LdapCredential given) => given switch
    {
        null or ProvidedCredential => throw new InvalidOperationException("The provider of credentials gave none, or another provider."),
        _ => Controls.Count > 0 && given.Controls.Count == 0 ? given.WithControls(Controls) : given,
    };
}
