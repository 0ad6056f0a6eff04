using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Commits;

/// <summary>Changes that came into being at one moment, all or none. Immutable.</summary>
/// <param name="Number">1 for the first commit, and one more for each.</param>
/// <param name="Csn">The change sequence number, greater as text than those of all earlier commits.</param>
/// <param name="Time">When it was.</param>
/// <param name="Author">Who wrote; empty for nobody in particular.</param>
/// <param name="Changes">What changed, in order. An entry may come up more than once.</param>
sealed record DirectoryCommit(
    long Number, string Csn, DateTimeOffset Time, DistinguishedName Author, IReadOnlyList<EntryChange> Changes)
{
    /// <summary>The schema from here on, when the commit changed it; else null.</summary>
    public LdapSchema? Schema { get; init; }
}
