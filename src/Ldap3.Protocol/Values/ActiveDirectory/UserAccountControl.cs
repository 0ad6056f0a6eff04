namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>What kind of account it is and what holds for it: <c>userAccountControl</c> ([MS-ADTS] section 2.2.16).</summary>
[Flags]
public enum UserAccountControl
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A script runs at logon; kept and ignored.</summary>
    Script = 0x1,

    /// <summary>Nobody can log on to the account.</summary>
    AccountDisabled = 0x2,

    /// <summary>The account needs a folder of its own.</summary>
    HomeDirectoryRequired = 0x8,

    /// <summary>The account is locked. Kept in <c>lockoutTime</c>; here only in <c>msDS-User-Account-Control-Computed</c>.</summary>
    LockedOut = 0x10,

    /// <summary>The password may be empty.</summary>
    PasswordNotRequired = 0x20,

    /// <summary>The user cannot change the password. Kept in the security descriptor; here only computed.</summary>
    PasswordCannotChange = 0x40,

    /// <summary>The password is kept so that it can be read.</summary>
    EncryptedTextPasswordAllowed = 0x80,

    /// <summary>An account for somebody whose own is in another domain.</summary>
    TemporaryDuplicateAccount = 0x100,

    /// <summary>A person's account.</summary>
    NormalAccount = 0x200,

    /// <summary>The account of a domain that is trusted.</summary>
    InterdomainTrustAccount = 0x800,

    /// <summary>The account of a machine.</summary>
    WorkstationTrustAccount = 0x1000,

    /// <summary>The account of a domain controller.</summary>
    ServerTrustAccount = 0x2000,

    /// <summary>The password does not expire.</summary>
    PasswordNeverExpires = 0x1_0000,

    /// <summary>The account of a majority node set.</summary>
    MajorityNodeSetAccount = 0x2_0000,

    /// <summary>Logging on takes a smart card.</summary>
    SmartcardRequired = 0x4_0000,

    /// <summary>The service may act as whoever uses it, anywhere.</summary>
    TrustedForDelegation = 0x8_0000,

    /// <summary>No service may act as this account.</summary>
    NotDelegated = 0x10_0000,

    /// <summary>Tickets of this account are encrypted with DES alone.</summary>
    UseDesKeyOnly = 0x20_0000,

    /// <summary>Kerberos gives tickets without asking for the password first.</summary>
    PreauthenticationNotRequired = 0x40_0000,

    /// <summary>The password has expired. Computed.</summary>
    PasswordExpired = 0x80_0000,

    /// <summary>The service may act as anybody towards those it is allowed to.</summary>
    TrustedToAuthenticateForDelegation = 0x100_0000,

    /// <summary>Tickets for this account hold no authorisation data.</summary>
    NoAuthorizationDataRequired = 0x200_0000,

    /// <summary>The account of a domain controller that only reads.</summary>
    PartialSecretsAccount = 0x400_0000,
}
