using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Urls;

namespace Ldap3.Protocol.Strategies.Referrals;

/// <summary>Makes of a request the one that a referral asks for.</summary>
static class ReferredRequest
{
    // These have an answer of the one server alone, or one without an end: their referrals are for the caller.
    static readonly string[] Unshared =
    [
        ManageDsaItControl.ControlOid,
        VirtualListViewControl.ControlOid,
        PersistentSearchControl.ControlOid,
        "1.3.6.1.4.1.4203.1.9.1.1", // sync request, RFC 4533
        "1.3.6.1.1.21.2", // transaction specification, RFC 5805
        "1.2.840.113556.1.4.528", // change notification
        "1.2.840.113556.1.4.841", // directory synchronisation
    ];

    /// <summary>Whether a referral in answer to it is followed at all.</summary>
    public static bool MayBeFollowed(LdapRequest request) =>
        request is SearchRequest or CompareRequest or AddRequest or ModifyRequest or DeleteRequest or ModifyDnRequest
        && !request.Controls.Any(control => Unshared.Contains(control.Oid));

    /// <summary>The request to send next: what the URL leaves out stays as it was (RFC 4511 sections 4.1.10 and 4.5.3).</summary>
    public static LdapRequest Derive(LdapRequest request, LdapUrl url)
    {
        var name = url.Dn.IsEmpty ? (request switch
        {
            SearchRequest search => search.BaseObject,
            CompareRequest compare => compare.Entry,
            AddRequest add => add.Entry,
            ModifyRequest modify => modify.Entry,
            DeleteRequest delete => delete.Entry,
            ModifyDnRequest rename => rename.Entry,
            _ => default,
        }) : url.Dn;
        return request switch
        {
            SearchRequest search => search with
            {
                BaseObject = name,
                Scope = url.Scope ?? search.Scope,
                Filter = url.Filter ?? search.Filter,
            },
            CompareRequest compare => compare with { Entry = name },
            AddRequest add => add with { Entry = name },
            ModifyRequest modify => modify with { Entry = name },
            DeleteRequest delete => delete with { Entry = name },
            ModifyDnRequest rename => rename with { Entry = name },
            _ => request,
        };
    }

    /// <summary>A text that is the same for the same question to the same server.</summary>
    public static string Key(string server, LdapRequest request) => request switch
    {
        SearchRequest search => $"{server}/{search.BaseObject.Normalized}?{search.Scope}?{search.Filter}",
        CompareRequest compare => $"{server}/{compare.Entry.Normalized}",
        AddRequest add => $"{server}/{add.Entry.Normalized}",
        ModifyRequest modify => $"{server}/{modify.Entry.Normalized}",
        DeleteRequest delete => $"{server}/{delete.Entry.Normalized}",
        ModifyDnRequest rename => $"{server}/{rename.Entry.Normalized}",
        _ => server,
    };
}
