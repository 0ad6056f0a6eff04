using Ldap3.Protocol;
using Ldap3.Protocol.Messages;

namespace Ldap3.Linq;

/// <summary>
/// Saving stopped because the server refused one of the changes. Without a transaction what was applied before stays applied,
/// and the context knows it, so that saving again begins with the change that failed; in a transaction nothing was applied.
/// </summary>
public class LdapSaveException : LdapOperationException
{
    internal LdapSaveException(
        LdapResult result, string action, LdapRequest failed, IReadOnlyList<LdapRequest> applied, int pending)
        : base(result, action + $" (after {applied.Count} changes that were applied; {pending} were not sent)")
    {
        Failed = failed;
        Applied = applied;
        Pending = pending;
    }

    /// <summary>The change that the server refused.</summary>
    public LdapRequest Failed { get; }

    /// <summary>The changes that were applied before, in their order.</summary>
    public IReadOnlyList<LdapRequest> Applied { get; }

    /// <summary>How many changes were not sent.</summary>
    public int Pending { get; }
}
