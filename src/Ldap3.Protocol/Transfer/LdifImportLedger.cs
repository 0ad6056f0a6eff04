namespace Ldap3.Protocol.Transfer;

/// <summary>What an import has done so far. For one flow at a time.</summary>
sealed class LdifImportLedger(LdifImportPosition start)
{
    readonly SortedSet<long> _ahead = [.. start.Ahead];
    readonly List<LdifImportFailure> _failures = [];
    long _records = start.Records;

    public long Read { get; set; }

    public long Applied { get; set; }

    public long Skipped { get; set; }

    public int FailureCount => _failures.Count;

    public LdifImportPosition Position => new(_records, _ahead);

    public void AddFailure(LdifImportFailure failure) => _failures.Add(failure);

    /// <summary>Says that the record of that number need not be looked at again.</summary>
    public void Pass(long number)
    {
        _ahead.Add(number);
        while (_ahead.Remove(_records + 1))
        {
            _records++;
        }
    }

    public LdifImportReport ToReport(LdifImportEnd end) => new(end, Read, Applied, Skipped, [.. _failures], Position);
}
