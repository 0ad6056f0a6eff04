using Ldap3.Abstract.Entries;

namespace Ldap3.Abstract.Writing;

/// <summary>What became of the entries of a writer that had something to commit. Immutable.</summary>
/// <param name="Committed">The entries that were written, in order.</param>
/// <param name="Failures">The entries that were not, with the reasons.</param>
public sealed record CommitReport(IReadOnlyList<WritableEntry> Committed, IReadOnlyList<CommitFailure> Failures)
{
    /// <summary>Whether all were written.</summary>
    public bool Status => Failures.Count == 0;
}
