using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Transfer;

/// <summary>A record under way.</summary>
sealed class PendingRecord(long number, LdifRecord record, Task<OperationOutcome> outcome)
{
    readonly DistinguishedName[] _touched = [.. Touched(record)];

    public long Number => number;

    public LdifRecord Record => record;

    public Task<OperationOutcome> Outcome => outcome;

    /// <summary>Whether the other record must wait until this one is done.</summary>
    public bool Delays(LdifRecord other) =>
        Touched(other).Any(name => _touched.Any(touched =>
            touched == name || touched.IsDescendantOf(name) || name.IsDescendantOf(touched)));

    /// <summary>The entries whose being there, or not, decides what becomes of a record.</summary>
    static IEnumerable<DistinguishedName> Touched(LdifRecord record)
    {
        yield return record.Dn;
        if (record is LdifChangeRecord { Request: ModifyDnRequest renaming })
        {
            yield return record.Dn.Rename(renaming.NewRdn, renaming.NewSuperior);
        }
    }
}
