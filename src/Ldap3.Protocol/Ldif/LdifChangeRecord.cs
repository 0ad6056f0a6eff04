using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Ldif;

/// <summary>A change to an entry (<c>ldif-change-record</c> of RFC 2849): the request that makes it. Immutable.</summary>
/// <param name="request">An add, delete, modify or modify DN request, its controls with it.</param>
/// <exception cref="ArgumentException">The request is of another kind: LDIF has no form for it.</exception>
public sealed class LdifChangeRecord(LdapRequest request) : LdifRecord(NameOf(request))
{
    /// <summary>The add, delete, modify or modify DN request, its controls with it.</summary>
    public LdapRequest Request { get; } = request;

    private protected override string Kind => Request switch
    {
        AddRequest => "add",
        DeleteRequest => "delete",
        ModifyRequest => "modify",
        _ => "modify DN of",
    };

    /// <summary>Whether LDIF has a form for the request.</summary>
    /// <param name="request">Any request.</param>
    public static bool CanHold(LdapRequest request) =>
        request is AddRequest or DeleteRequest or ModifyRequest or ModifyDnRequest;

    static DistinguishedName NameOf(LdapRequest request) => request switch
    {
        AddRequest add => add.Entry,
        DeleteRequest delete => delete.Entry,
        ModifyRequest modify => modify.Entry,
        ModifyDnRequest modifyDn => modifyDn.Entry,
        null => throw new ArgumentNullException(nameof(request)),
        _ => throw new ArgumentException(
            $"LDIF holds add, delete, modify and modify DN requests, no {request.GetType().Name}.", nameof(request)),
    };
}
