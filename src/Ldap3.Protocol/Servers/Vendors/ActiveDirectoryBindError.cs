namespace Ldap3.Protocol.Servers.Vendors;

/// <summary>
/// Why Active Directory refused a bind: the result code is always <c>InvalidCredentials</c>, and this stands in the diagnostic message as
/// a number of Windows, such as <c>data 52e</c>.
/// </summary>
public enum ActiveDirectoryBindError
{
    /// <summary>There is no such account (525). Most servers say <see cref="WrongPassword"/> instead, so as not to tell.</summary>
    NoSuchUser = 0x525,

    /// <summary>The password is wrong, or there is no such account (52e).</summary>
    WrongPassword = 0x52E,

    /// <summary>The account is restricted, for instance to logging on with a smart card (52f).</summary>
    AccountRestricted = 0x52F,

    /// <summary>The account may not log on at this hour (530).</summary>
    OutsideLogonHours = 0x530,

    /// <summary>The account may not log on at this machine (531).</summary>
    WorkstationNotAllowed = 0x531,

    /// <summary>The password is right and has expired (532).</summary>
    PasswordExpired = 0x532,

    /// <summary>The account is disabled (533).</summary>
    AccountDisabled = 0x533,

    /// <summary>The account is in so many groups that no token can hold them (568).</summary>
    TooManyGroups = 0x568,

    /// <summary>The account has expired (701).</summary>
    AccountExpired = 0x701,

    /// <summary>The password is right and must be changed before anything else (773).</summary>
    PasswordMustChange = 0x773,

    /// <summary>The account is locked after too many wrong passwords (775).</summary>
    AccountLocked = 0x775,
}
