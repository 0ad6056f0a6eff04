namespace Ldap3.Protocol.Transfer;

/// <summary>What became of an import. Immutable.</summary>
/// <param name="End">Why the import ended.</param>
/// <param name="Read">How many records were read, those passed over included.</param>
/// <param name="Applied">How many records the server carried out.</param>
/// <param name="Skipped">How many records were passed over because an earlier import had dealt with them.</param>
/// <param name="Failures">The records that failed, in the order in which that was known.</param>
/// <param name="Position">
/// Where another import of the same file goes on without doing anything twice or leaving anything out: behind all records
/// that were applied, and those that failed and were either written to the rejects or tolerated.
/// </param>
public sealed record LdifImportReport(
    LdifImportEnd End,
    long Read,
    long Applied,
    long Skipped,
    IReadOnlyList<LdifImportFailure> Failures,
    LdifImportPosition Position)
{
    /// <summary>Whether the whole file was dealt with and nothing failed.</summary>
    public bool IsSuccess => End == LdifImportEnd.Completed && Failures.Count == 0;
}
