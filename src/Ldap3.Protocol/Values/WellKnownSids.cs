namespace Ldap3.Protocol.Values;

/// <summary>Security identifiers that mean the same everywhere ([MS-DTYP] section 2.4.2.4).</summary>
public static class WellKnownSids
{
    /// <summary>Everybody.</summary>
    public static Sid Everyone { get; } = Sid.Parse("S-1-1-0");

    /// <summary>Whoever creates the object.</summary>
    public static Sid CreatorOwner { get; } = Sid.Parse("S-1-3-0");

    /// <summary>Those who did not say who they are.</summary>
    public static Sid Anonymous { get; } = Sid.Parse("S-1-5-7");

    /// <summary>The domain controllers of the forest.</summary>
    public static Sid EnterpriseDomainControllers { get; } = Sid.Parse("S-1-5-9");

    /// <summary>The object itself.</summary>
    public static Sid PrincipalSelf { get; } = Sid.Parse("S-1-5-10");

    /// <summary>Those who said who they are.</summary>
    public static Sid AuthenticatedUsers { get; } = Sid.Parse("S-1-5-11");

    /// <summary>The operating system.</summary>
    public static Sid LocalSystem { get; } = Sid.Parse("S-1-5-18");

    /// <summary>The domain of the groups that every machine has.</summary>
    public static Sid Builtin { get; } = Sid.Parse("S-1-5-32");

    /// <summary>Administrators of the machine or domain.</summary>
    public static Sid BuiltinAdministrators { get; } = Builtin.Account(544);

    /// <summary>Users of the machine or domain.</summary>
    public static Sid BuiltinUsers { get; } = Builtin.Account(545);

    /// <summary>Guests of the machine or domain.</summary>
    public static Sid BuiltinGuests { get; } = Builtin.Account(546);

    /// <summary>Those who may manage accounts.</summary>
    public static Sid AccountOperators { get; } = Builtin.Account(548);

    /// <summary>Those who may make and restore backups.</summary>
    public static Sid BackupOperators { get; } = Builtin.Account(551);

    /// <summary>Those who may read as in Windows NT.</summary>
    public static Sid PreWindows2000CompatibleAccess { get; } = Builtin.Account(554);
}
