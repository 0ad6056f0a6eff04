namespace Ldap3.Protocol.Servers.Accounts;

/// <summary>
/// The state of an account, by what a server says with a bind or in the account's entry. <see
/// cref="AccountStateReading"/> reads it for the password policies of OpenLDAP, 389 Directory Server, Active
/// Directory, Samba and eDirectory. Immutable.
/// </summary>
/// <param name="Status">Whether somebody may log on, and if not, why.</param>
public sealed record AccountState(AccountStatus Status)
{
    /// <summary>When the password expires, from now; null when it does not, or the server does not say.</summary>
    public TimeSpan? TimeToExpiry { get; init; }

    /// <summary>
    /// How often the expired password still binds; null when it has not expired, or the server does not say.
    /// </summary>
    public int? GraceLogins { get; init; }

    /// <summary>
    /// When a locked account unlocks by itself, from now; null when it does not, or the server does not say.
    /// </summary>
    public TimeSpan? TimeToUnlock { get; init; }

    /// <summary>Whether the password may be used: all is well, or grace logins are left.</summary>
    public bool IsUsable => Status == AccountStatus.Ok || (Status == AccountStatus.PasswordExpired && GraceLogins > 0);
}
