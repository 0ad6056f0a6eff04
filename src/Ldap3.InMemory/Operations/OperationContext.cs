using Ldap3.InMemory.Access;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations;

/// <summary>One operation under way: what is asked, by whom, and what its controls make of it.</summary>
sealed class OperationContext(
    InMemoryDirectory directory, InMemorySession session, LdapRequest request, int messageId, CancellationToken stop)
{
    public InMemoryDirectory Directory => directory;

    public InMemorySession Session => session;

    public LdapRequest Request => request;

    /// <summary>The number that the client gave the operation, 0 when it did not come in a message.</summary>
    public int MessageId => messageId;

    /// <summary>Set when the operation is abandoned or cancelled.</summary>
    public CancellationToken Stop => stop;

    /// <summary>What whoever the operation is done for may do.</summary>
    public AccessControl Access { get; private set; } = new(directory.Options, session.Identity);

    /// <summary>Who the operation is done for: the session's identity, or for whom that acts.</summary>
    public DistinguishedName Identity => Access.Identity;

    /// <summary>RFC 3296: referral objects are plain entries.</summary>
    public bool ManagesDsaIt { get; set; }

    /// <summary>draft-zeilenga-ldap-relax: what only the directory writes may be written.</summary>
    public bool RelaxesRules { get; set; }

    /// <summary>draft-zeilenga-ldap-noop: all is done but the change.</summary>
    public bool IsTrial { get; set; }

    /// <summary>Adding what is there and deleting what is not are no errors.</summary>
    public bool IsPermissive { get; set; }

    /// <summary>draft-armijo-ldap-treedelete: with everything below.</summary>
    public bool DeletesSubtree { get; set; }

    /// <summary>RFC 4528: what the entry must be like.</summary>
    public Filter? Assertion { get; set; }

    /// <summary>RFC 4527: what to tell of the entry before the change.</summary>
    public PreReadControl? PreRead { get; set; }

    /// <summary>RFC 4527: what to tell of the entry after the change.</summary>
    public PostReadControl? PostRead { get; set; }

    /// <summary>RFC 5805: the transaction that the change is part of.</summary>
    public OctetString? Transaction { get; set; }

    /// <summary>RFC 3672: subentries alone, or none of them; null without that control.</summary>
    public bool? ShowsSubentries { get; set; }

    public ServerSideSortControl? Sort { get; set; }

    public VirtualListViewControl? Window { get; set; }

    public PagedResultsControl? Paging { get; set; }

    public MatchedValuesControl? MatchedValues { get; set; }

    public DereferenceControl? Dereference { get; set; }

    /// <summary>RFC 4533: a copy is to be brought up to date.</summary>
    public SyncRequestControl? Synchronization { get; set; }

    /// <summary>draft-ietf-ldapext-psearch: the search goes on with what is changed.</summary>
    public PersistentSearchControl? PersistentSearch { get; set; }

    public bool WantsAccountState { get; set; }

    /// <summary>Whose rights are to be told with the entries; null without that control.</summary>
    public DistinguishedName? RightsOf { get; set; }

    public bool WantsPasswordPolicy { get; set; }

    public bool WantsAuthorizationId { get; set; }

    /// <summary>Whether who binds may do nothing but change the password.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>What goes with the answer of a bind.</summary>
    public List<Control> Answers { get; } = [];

    public void ActFor(DistinguishedName identity) => Access = new AccessControl(directory.Options, identity);
}
