using Ldap3.Protocol.Ber;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Sessions;
using Ldap3.Protocol.Strategies;
using Ldap3.Protocol.Transactions;

namespace Ldap3.Protocol;

/// <content>Extended operations that have words of their own. These throw when the server refuses.</content>
public sealed partial class LdapConnection
{
    static readonly ExtendedRequest FastBindRequest = new(ExtendedOperationOid.FastBind) { IsIdempotent = true };
    static readonly ExtendedRequest WhoAmIRequest = new(ExtendedOperationOid.WhoAmI) { IsIdempotent = true };

    /// <summary>Asks the server who this connection is (RFC 4532).</summary>
    /// <returns>An authorization identity such as <c>dn:uid=ada,dc=example,dc=org</c>; empty when anonymous.</returns>
    /// <exception cref="LdapOperationException">The server does not know the operation, or refuses it.</exception>
    public string WhoAmI() => Identity(Extended(WhoAmIRequest));

    /// <inheritdoc cref="WhoAmI"/>
    public async Task<string> WhoAmIAsync(CancellationToken cancellationToken = default) =>
        Identity(await ExtendedAsync(WhoAmIRequest, cancellationToken).ConfigureAwait(false));

    /// <summary>Changes a password (RFC 3062).</summary>
    /// <param name="modification">Whose, and to what.</param>
    /// <returns>The password that the server made, or null when it was given one.</returns>
    /// <exception cref="LdapSecurityException">A password would travel in clear text.</exception>
    /// <exception cref="LdapOperationException">The server refused the change.</exception>
    public string? ModifyPassword(PasswordModification modification) => Generated(Extended(RequestFor(modification)));

    /// <inheritdoc cref="ModifyPassword"/>
    public async Task<string?> ModifyPasswordAsync(
        PasswordModification modification, CancellationToken cancellationToken = default) =>
        Generated(await ExtendedAsync(RequestFor(modification), cancellationToken).ConfigureAwait(false));

    /// <summary>Lets a dynamic entry live on (RFC 2589).</summary>
    /// <param name="entry">An entry of the object class <c>dynamicObject</c>.</param>
    /// <param name="timeToLive">How long it is to live from now: whole seconds, from one to a year.</param>
    /// <returns>How long the server lets it live, which may be another time.</returns>
    /// <exception cref="LdapOperationException">The server does not know the operation, or refuses it.</exception>
    public TimeSpan RefreshDynamicEntry(DistinguishedName entry, TimeSpan timeToLive) =>
        Granted(Extended(new DynamicEntryRefresh(entry, timeToLive).ToRequest()));

    /// <inheritdoc cref="RefreshDynamicEntry"/>
    public async Task<TimeSpan> RefreshDynamicEntryAsync(
        DistinguishedName entry, TimeSpan timeToLive, CancellationToken cancellationToken = default) =>
        Granted(await ExtendedAsync(new DynamicEntryRefresh(entry, timeToLive).ToRequest(), cancellationToken)
            .ConfigureAwait(false));

    /// <summary>
    /// Has Active Directory check passwords only, and not find out what groups somebody is in: every later bind of this
    /// session is fast, and leaves it anonymous. Only before the first bind (<see
    /// cref="LdapConnectionOptions.BindOnOpen"/>), and with a strategy of one session.
    /// </summary>
    /// <exception cref="LdapOperationException">The server does not know the operation, or refuses it.</exception>
    public void EnableFastBind() => Extended(FastBindRequest).EnsureSuccess();

    /// <inheritdoc cref="EnableFastBind"/>
    public async Task EnableFastBindAsync(CancellationToken cancellationToken = default) =>
        (await ExtendedAsync(FastBindRequest, cancellationToken).ConfigureAwait(false)).EnsureSuccess();

    /// <summary>Begins a transaction: updates that are carried out all together or not at all (RFC 5805).</summary>
    /// <param name="controls">Controls for its beginning, such as a proxied authorization (section 4.4).</param>
    /// <exception cref="LdapOperationException">The server does not know the operation, or refuses it.</exception>
    public LdapTransaction BeginTransaction(params IReadOnlyList<Control> controls)
    {
        var request = TransactionEnd.StartRequest with { Controls = controls };
        RefuseWriting(request);
        var held = _strategy.Hold();
        try
        {
            var session = SessionOf(held);
            return Begun(held, session, new OperationOutcome(request, session.Send(request).ReadResult()));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="BeginTransaction"/>
    public async Task<LdapTransaction> BeginTransactionAsync(
        IReadOnlyList<Control>? controls = null, CancellationToken cancellationToken = default)
    {
        var request = TransactionEnd.StartRequest with { Controls = controls ?? [] };
        RefuseWriting(request);
        var held = await _strategy.HoldAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var session = SessionOf(held);
            var operation = await session.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var result = await operation.ReadResultAsync(cancellationToken).ConfigureAwait(false);
            return Begun(held, session, new OperationOutcome(request, result));
        }
        catch
        {
            await held.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    static string Identity(OperationOutcome outcome) =>
        ((ExtendedResponse)outcome.EnsureSuccess().Result).Value?.ToString() ?? "";

    static TimeSpan Granted(OperationOutcome outcome) =>
        DynamicEntryRefresh.ReadGranted((ExtendedResponse)outcome.EnsureSuccess().Result);

    static LdapSession SessionOf(ILdapStrategy held) =>
        held.HeldSession ?? throw new NotSupportedException("A transaction needs a session with a server, which this strategy has not.");

    // RFC 5805 section 2.1: the answer's value is the identifier, which OpenLDAP leaves empty.
    LdapTransaction Begun(ILdapStrategy held, LdapSession session, OperationOutcome outcome) =>
        new(this, held, session, _notices, ((ExtendedResponse)outcome.EnsureSuccess().Result).Value ?? OctetString.Empty);

    static string? Generated(OperationOutcome outcome) =>
        PasswordModification.ReadGenerated((ExtendedResponse)outcome.EnsureSuccess().Result)?.ToString();

    internal ExtendedRequest RequestFor(PasswordModification modification)
    {
        ArgumentNullException.ThrowIfNull(modification);
        RequireConfidentiality("The new password");
        return modification.ToRequest();
    }

    /// <exception cref="LdapSecurityException">
    /// Others could read what is sent, and the options do not allow that.
    /// </exception>
    internal void RequireConfidentiality(string what)
    {
        if (!Options.IsConfidential && !_strategy.IsConfidential && !Options.AllowCleartextPassword)
        {
            throw new LdapSecurityException(
                $"{what} would be sent to {Options} in clear text. Use ldaps:// or LdapSecurity.StartTls, "
                + "or set AllowCleartextPassword where nobody can listen.");
        }
    }
}
