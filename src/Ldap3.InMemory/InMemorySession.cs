using Ldap3.InMemory.Authentication;
using Ldap3.InMemory.Operations;
using Ldap3.InMemory.Operations.Dynamic;
using Ldap3.InMemory.Operations.PasswordPolicies;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Searching;
using Ldap3.InMemory.Synchronization;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory;

/// <summary>
/// One client of a directory in memory: its identity, and its searches between two pages. Thread safe: operations may run
/// at the same time, as those of a connection do.
/// </summary>
public sealed class InMemorySession
{
    readonly InMemoryDirectory _directory;
    readonly SessionSearches _searches;
    readonly SessionWrites _writes;
    readonly SessionBinds _binds;
    readonly SaslBinds _saslBinds;
    readonly PasswordVerification _verification;
    readonly SessionTransactions _transactions;
    readonly SessionExtensions _extensions;
    bool _mustChangePassword;

    internal InMemorySession(InMemoryDirectory directory)
    {
        _directory = directory;
        _searches = new SessionSearches(directory);
        _verification = new PasswordVerification(directory);
        _writes = new SessionWrites(directory, _verification);
        _binds = new SessionBinds(_verification);
        _saslBinds = new SaslBinds(directory);
        _transactions = new SessionTransactions(directory, _writes);
        _extensions = new SessionExtensions(_writes, _transactions);
    }

    /// <summary>Who the client is: empty when anonymous.</summary>
    public DistinguishedName Identity { get; private set; }

    /// <summary>Whether the connection of the client can be protected: the root DSE then offers StartTLS.</summary>
    internal bool OffersTls { get; init; }

    /// <summary>Where notices for the client go, which it did not ask for (RFC 4511 section 4.4).</summary>
    internal Action<ExtendedResponse>? Notify
    {
        set => _transactions.Notify = value;
    }

    /// <summary>What the way to the client says about it, which changes when TLS begins.</summary>
    internal ClientTransport Transport { get; set; } = ClientTransport.InProcess;

    internal RootDse RootDse => new(ControlRegistry.Oids, SessionExtensions.Oids(OffersTls))
    {
        SaslMechanisms = SaslMechanisms.NamesFor(_directory.Options, Transport),
    };

    /// <summary>Runs one operation. The last response says how it ended; before it come the entries of a search, worked out while they are taken.</summary>
    /// <remarks>What a server does outside its directory is not done here: unbind, abandon, cancel and StartTLS.</remarks>
    public IEnumerable<LdapResponse> Execute(LdapRequest request) => Execute(request, 0, CancellationToken.None);

    /// <summary>Runs one operation that came in a message.</summary>
    /// <param name="request">The operation.</param>
    /// <param name="messageId">The number that the client gave it.</param>
    /// <param name="stop">Cancelled when nobody wants the result any more: a search ends with <see cref="ResultCode.Canceled"/> then.</param>
    internal IEnumerable<LdapResponse> Execute(LdapRequest request, int messageId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        IEnumerator<LdapResponse> responses;
        try
        {
            var context = new OperationContext(_directory, this, request, messageId, stop);
            ControlRegistry.Apply(context);
            RefuseRestricted(context);
            DynamicEntries.Sweep(_directory);
            responses = Run(context).GetEnumerator();
        }
        catch (Refusal e)
        {
            return [ResponseFactory.Create(request, e)];
        }

        return Guard(request, responses);
    }

    /// <summary>Runs a search that goes on with what is changed, until <paramref name="stop"/> is cancelled; null when the request is none.</summary>
    internal IAsyncEnumerable<LdapResponse>? Follow(LdapRequest request, int messageId, CancellationToken stop)
    {
        if (request is not SearchRequest search || !search.Controls.Any(FollowingSearch.MayBeAskedForBy))
        {
            return null;
        }

        var context = new OperationContext(_directory, this, request, messageId, stop);
        try
        {
            ControlRegistry.Apply(context);
            RefuseRestricted(context);
            SessionReads.RefuseUnbound(context);
            return FollowingSearch.Of(context)?.RunAsync(_directory, stop);
        }
        catch (Refusal)
        {
            // The refusal comes again when it is run as any other operation.
            return null;
        }
    }

    internal InMemorySession AsAdministrator()
    {
        Identity = _directory.Options.AdministratorDn;
        return this;
    }

    static IEnumerable<LdapResponse> Guard(LdapRequest request, IEnumerator<LdapResponse> responses)
    {
        using (responses)
        {
            while (true)
            {
                LdapResponse next;
                try
                {
                    if (!responses.MoveNext())
                    {
                        yield break;
                    }

                    next = responses.Current;
                }
                catch (Refusal e)
                {
                    next = ResponseFactory.Create(request, e);
                }

                yield return next;
                if (next is LdapResult)
                {
                    yield break;
                }
            }
        }
    }

    IEnumerable<LdapResponse> Run(OperationContext context) => context.Request switch
    {
        BindRequest bind => [Bind(context, bind)],
        SearchRequest => Search(context),
        CompareRequest => [SessionReads.Compare(context)],
        AddRequest or ModifyRequest or DeleteRequest or ModifyDnRequest => [Write(context)],
        _ => [Extend(context)],
    };

    IEnumerable<LdapResponse> Search(OperationContext context)
    {
        if (FollowingSearch.IsAskedFor(context))
        {
            throw new Refusal(ResultCode.UnwillingToPerform, "a search that goes on with changes needs a connection");
        }

        return context.Synchronization is { } synchronization
            ? new ContentRefresh(context, synchronization).Refresh(_directory.Tree)
            : _searches.Run(context);
    }

    LdapResult Write(OperationContext context)
    {
        if (context.Transaction is not null)
        {
            return _transactions.Add(context);
        }

        var result = _writes.Run(context);
        Unrestrict(context);
        return result;
    }

    LdapResult Extend(OperationContext context)
    {
        var result = _extensions.Run(context);
        Unrestrict(context);
        return result;
    }

    // The one change that is allowed is the one that ends it.
    void Unrestrict(OperationContext context)
    {
        if (_mustChangePassword && (context.Request is ModifyRequest || context.Request is ExtendedRequest { Oid: ExtendedOperationOid.ModifyPassword }))
        {
            _mustChangePassword = false;
        }
    }

    BindResponse Bind(OperationContext context, BindRequest request)
    {
        // RFC 4511 section 4.2.1: whatever the bind's fate, the client is anonymous while it runs.
        Identity = default;
        _mustChangePassword = false;
        _searches.Forget();

        // RFC 5805 section 3.2 leaves it open; whoever binds anew had another idea of who commits.
        _transactions.Abort(ResultCode.Canceled, "the session was bound anew");
        var step = Authenticate(context, request);
        if (step.Identity is not { } identity)
        {
            return new BindResponse { ResultCode = ResultCode.SaslBindInProgress, ServerSaslCredentials = step.Credentials };
        }

        Identity = identity;
        _mustChangePassword = context.MustChangePassword;
        if (context.WantsAuthorizationId)
        {
            // RFC 3829 section 4
            context.Answers.Add(new AuthorizationIdentityResponseControl(AuthorizationIdentity.Write(Identity)));
        }

        return new BindResponse
        {
            ResultCode = ResultCode.Success, ServerSaslCredentials = step.Credentials, Controls = context.Answers,
        };
    }

    // draft-behera-ldap-password-policy-11 section 8.3
    void RefuseRestricted(OperationContext context)
    {
        if (!_mustChangePassword || context.Request is BindRequest or ExtendedRequest)
        {
            return;
        }

        if (context.Request is ModifyRequest modify && modify.Entry == Identity
            && PasswordUpdate.Of(modify.Changes) is { TouchesOthers: false })
        {
            return;
        }

        throw PolicyAnswer.Refuse(
            context,
            PasswordPolicyError.ChangeAfterReset,
            ResultCode.InsufficientAccessRights,
            "Operations are restricted to bind/unbind/abandon/StartTLS/modify password");
    }

    SaslStep Authenticate(OperationContext context, BindRequest request)
    {
        if (request is { Version: 3, Authentication: SaslAuthentication sasl })
        {
            return _saslBinds.Next(sasl, Transport, (name, isRight) => _verification.Settle(context, name, isRight));
        }

        _saslBinds.Abort();
        return SaslStep.Done(_binds.Authenticate(context, request));
    }
}
