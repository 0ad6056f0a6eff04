namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>
/// The containers that <see cref="ActiveDirectoryName.FromWellKnownGuid"/> finds wherever they were moved to ([MS-ADTS] section
/// 6.1.1.4).
/// </summary>
public static class WellKnownGuids
{
    /// <summary>Where computers are put.</summary>
    public static Guid Computers { get; } = new("aa312825-7688-11d1-aded-00c04fd8d5cd");

    /// <summary>Where deleted objects are.</summary>
    public static Guid DeletedObjects { get; } = new("18e2ea80-684f-11d2-b9aa-00c04f79f805");

    /// <summary>Where domain controllers are.</summary>
    public static Guid DomainControllers { get; } = new("a361b2ff-ffd2-11d1-aa4b-00c04fd7d83a");

    /// <summary>Where accounts of other domains are.</summary>
    public static Guid ForeignSecurityPrincipals { get; } = new("22b70c67-d56e-4efb-91e9-300fca3dc1aa");

    /// <summary>The object of the infrastructure master.</summary>
    public static Guid Infrastructure { get; } = new("2fbac187-0ade-11d2-97c4-00c04fd8d5cd");

    /// <summary>Where objects are that lost their parent.</summary>
    public static Guid LostAndFound { get; } = new("ab8153b7-7688-11d1-aded-00c04fd8d5cd");

    /// <summary>Where quotas are.</summary>
    public static Guid Quotas { get; } = new("6227f0af-1fc2-410d-8e3b-b10615bb5b0f");

    /// <summary>Where applications keep data.</summary>
    public static Guid ProgramData { get; } = new("09460c08-ae1e-4a4e-a0f6-4aee7daa1e5a");

    /// <summary>Where the system keeps data.</summary>
    public static Guid SystemContainer { get; } = new("ab1d30f3-7688-11d1-aded-00c04fd8d5cd");

    /// <summary>Where people and groups are put.</summary>
    public static Guid Users { get; } = new("a9d1ca15-7688-11d1-aded-00c04fd8d5cd");

    /// <summary>Where managed service accounts are.</summary>
    public static Guid ManagedServiceAccounts { get; } = new("1eb93889-e40c-45df-9f0c-64d23bbb6237");
}
