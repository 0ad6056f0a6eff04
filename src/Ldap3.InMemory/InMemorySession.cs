using Ldap3.InMemory.Operations;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Searching;
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

    internal InMemorySession(InMemoryDirectory directory)
    {
        _directory = directory;
        _searches = new SessionSearches(directory);
        _writes = new SessionWrites(directory);
        _binds = new SessionBinds(directory);
    }

    /// <summary>Who the client is: empty when anonymous.</summary>
    public DistinguishedName Identity { get; private set; }

    /// <summary>Whether the connection of the client can be protected: the root DSE then offers StartTLS.</summary>
    internal bool OffersTls { get; init; }

    bool IsAdministrator => !Identity.IsEmpty && Identity == _directory.Options.AdministratorDn;

    /// <summary>Runs one operation. The last response says how it ended; before it come the entries of a search, worked out while they are taken.</summary>
    /// <remarks>What a server does outside its directory is not done here: unbind, abandon and StartTLS.</remarks>
    public IEnumerable<LdapResponse> Execute(LdapRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        IEnumerator<LdapResponse> responses;
        try
        {
            RefuseUnknownControls(request);
            responses = Run(request).GetEnumerator();
        }
        catch (Refusal e)
        {
            return [ResponseFactory.Create(request, e.ResultCode, e.Message, e.MatchedDn)];
        }

        return Guard(request, responses);
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
                    next = ResponseFactory.Create(request, e.ResultCode, e.Message, e.MatchedDn);
                }

                yield return next;
                if (next is LdapResult)
                {
                    yield break;
                }
            }
        }
    }

    IEnumerable<LdapResponse> Run(LdapRequest request) => request switch
    {
        BindRequest bind => [Bind(bind)],
        SearchRequest search => RequireRead(search) ?? _searches.Run(search, this),
        CompareRequest compare => RequireRead(compare) ?? [_searches.Compare(compare, this)],
        AddRequest or ModifyRequest or DeleteRequest or ModifyDnRequest => [_writes.Run(request, this)],
        ExtendedRequest { Oid: ExtendedOperationOid.WhoAmI } => [WhoAmI()],
        ExtendedRequest { Oid: ExtendedOperationOid.ModifyPassword } extended => [_binds.ModifyPassword(extended, this)],
        _ => [ResponseFactory.Create(request, ResultCode.ProtocolError, "unsupported operation")],
    };

    internal bool MayReadPasswords(DistinguishedName entry) => IsAdministrator || (!Identity.IsEmpty && Identity == entry);

    internal bool MayWrite(DistinguishedName entry) =>
        IsAdministrator || (_directory.Options.AllowWrite is { } allow && allow(Identity, entry));

    internal bool IsUnlimited => IsAdministrator;

    BindResponse Bind(BindRequest request)
    {
        // RFC 4511 section 4.2.1: whatever the bind's fate, the client is anonymous while it runs.
        Identity = default;
        Identity = _binds.Authenticate(request);
        return new BindResponse { ResultCode = ResultCode.Success };
    }

    LdapResponse[]? RequireRead(LdapRequest request)
    {
        // The root DSE is for everybody: it tells how to bind.
        if (!Identity.IsEmpty || _directory.Options.AllowAnonymousRead || request is SearchRequest { BaseObject.IsEmpty: true })
        {
            return null;
        }

        return [ResponseFactory.Create(request, ResultCode.InsufficientAccessRights, "bind before reading")];
    }

    // RFC 4532 section 2.2
    ExtendedResponse WhoAmI() => new()
    {
        ResultCode = ResultCode.Success,
        Value = Identity.IsEmpty ? "" : $"dn:{Identity}",
    };

    // RFC 4511 section 4.1.11
    static void RefuseUnknownControls(LdapRequest request)
    {
        if (request.Controls.FirstOrDefault(control => control.IsCritical && !RootDse.Controls.Contains(control.Oid)) is { } control)
        {
            throw new Refusal(
                ResultCode.UnavailableCriticalExtension, $"critical control {control.Oid} is not supported");
        }
    }
}
