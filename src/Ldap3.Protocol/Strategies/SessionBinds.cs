using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Authentication.Mechanisms;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies;

/// <summary>Makes a session somebody (RFC 4511 section 4.2).</summary>
static class SessionBinds
{
    /// <exception cref="LdapSecurityException">A password would travel in clear text.</exception>
    public static OperationOutcome Bind(LdapSession session, LdapCredential credential)
    {
        credential = credential.Resolve();
        if (credential is StrongestCredential strongest)
        {
            var found = OfferedMechanisms.Read(session);
            return new SaslBind(session, found.Choose(strongest, session), found.ChannelBinding).Run();
        }

        if (credential is SaslCredential { Mechanism: GssapiMechanism { IsSicily: true } } sicily)
        {
            return new SicilyBind(session, sicily).Run();
        }

        if (credential is SaslCredential sasl)
        {
            return new SaslBind(session, sasl).Run();
        }

        var request = BindRequests.OrAnonymous(credential, session.Options, session.IsConfidential);
        return Outcome(request, session.Send(request).Read());
    }

    /// <inheritdoc cref="Bind"/>
    public static async Task<OperationOutcome> BindAsync(
        LdapSession session, LdapCredential credential, CancellationToken cancellationToken)
    {
        credential = await credential.ResolveAsync(cancellationToken).ConfigureAwait(false);
        if (credential is StrongestCredential strongest)
        {
            var found = await OfferedMechanisms.ReadAsync(session, cancellationToken).ConfigureAwait(false);
            return await new SaslBind(session, found.Choose(strongest, session), found.ChannelBinding).RunAsync(cancellationToken)
                .ConfigureAwait(false);
        }

        if (credential is SaslCredential { Mechanism: GssapiMechanism { IsSicily: true } } sicily)
        {
            return await new SicilyBind(session, sicily).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        if (credential is SaslCredential sasl)
        {
            return await new SaslBind(session, sasl).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        var request = BindRequests.OrAnonymous(credential, session.Options, session.IsConfidential);
        var operation = await session.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return Outcome(request, await operation.ReadAsync(cancellationToken).ConfigureAwait(false));
    }

    internal static OperationOutcome Outcome(BindRequest request, LdapResponse? response) =>
        response is LdapResult result
            ? new OperationOutcome(request, result)
            : throw new LdapConnectionException("The bind was given up before its answer came.");
}
