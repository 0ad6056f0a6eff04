namespace Ldap3.Protocol.Servers.Accounts;

/// <summary>Whether somebody may log on, and if not, why, whatever the server calls it.</summary>
public enum AccountStatus
{
    /// <summary>Yes.</summary>
    Ok = 0,

    /// <summary>
    /// The password is wrong, or there is no such account: servers do not tell which, and neither does this library.
    /// </summary>
    WrongCredentials = 1,

    /// <summary>
    /// The password has expired. Where <see cref="AccountState.GraceLogins"/> are left, it still binds that often.
    /// </summary>
    PasswordExpired = 2,

    /// <summary>The password was set by somebody else and must be changed before anything else is done.</summary>
    MustChangePassword = 3,

    /// <summary>The account is locked after too many wrong passwords.</summary>
    Locked = 4,

    /// <summary>The account is switched off.</summary>
    Disabled = 5,

    /// <summary>The account itself has expired.</summary>
    AccountExpired = 6,

    /// <summary>Not now, not from here, or not by password: hours, workstations, smart cards.</summary>
    Restricted = 7,

    /// <summary>The server refused for a reason that is not about the account.</summary>
    Refused = 8,
}
