using Ldap3.Protocol.Ber;

namespace Ldap3.InMemory.Synchronization;

/// <summary>The state of a client's copy, in OpenLDAP's form: <c>rid=001,csn=...</c>. Immutable.</summary>
/// <param name="Replica">What the client calls itself, given back as it came.</param>
/// <param name="Csn">The change sequence number of the last commit that the copy has.</param>
sealed record SyncCookie(string Replica, string Csn)
{
    const string ReplicaKey = "rid=";
    const string CsnKey = "csn=";
    const string NoReplica = "000";

    public static SyncCookie New(string csn) => new(NoReplica, csn);

    /// <summary>Reads a cookie; null for what is none of this directory's.</summary>
    public static SyncCookie? TryParse(OctetString cookie)
    {
        var parts = cookie.ToString().Split(',');
        var replica = parts.FirstOrDefault(part => part.StartsWith(ReplicaKey, StringComparison.Ordinal))?[ReplicaKey.Length..];
        var csn = parts.FirstOrDefault(part => part.StartsWith(CsnKey, StringComparison.Ordinal))?[CsnKey.Length..];
        return replica is null && csn is null ? null : new SyncCookie(replica ?? NoReplica, csn ?? "");
    }

    public OctetString At(string csn) => $"{ReplicaKey}{Replica},{CsnKey}{csn}";
}
