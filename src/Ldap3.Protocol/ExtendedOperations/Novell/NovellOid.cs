namespace Ldap3.Protocol.ExtendedOperations.Novell;

/// <summary>The object identifiers of eDirectory's extended operations that this library knows.</summary>
public static class NovellOid
{
    /// <summary>Asks how many entries a partition has.</summary>
    public const string PartitionEntryCount = "2.16.840.1.113719.1.27.100.13";

    /// <summary>Asks about a replica.</summary>
    public const string ReplicaInfo = "2.16.840.1.113719.1.27.100.17";

    /// <summary>Asks what replicas a server holds.</summary>
    public const string ListReplicas = "2.16.840.1.113719.1.27.100.19";

    /// <summary>Asks who the client is, by name.</summary>
    public const string GetBindDn = "2.16.840.1.113719.1.27.100.31";

    /// <summary>Begins a group of operations, such as a transaction.</summary>
    public const string CreateGrouping = "2.16.840.1.113719.1.27.103.1";

    /// <summary>Ends a group of operations.</summary>
    public const string EndGrouping = "2.16.840.1.113719.1.27.103.2";

    /// <summary>Sets a universal password (NMAS).</summary>
    public const string SetUniversalPassword = "2.16.840.1.113719.1.39.42.100.11";

    /// <summary>Reads a universal password (NMAS).</summary>
    public const string GetUniversalPassword = "2.16.840.1.113719.1.39.42.100.13";
}
