namespace Ldap3.Protocol.Controls;

/// <summary>
/// What a password policy objects to (draft-behera-ldap-password-policy-11 section 6.2). Numbers that are not listed are kept.
/// </summary>
public enum PasswordPolicyError
{
    /// <summary>The password has expired: an administrator must set a new one.</summary>
    PasswordExpired = 0,

    /// <summary>The account is locked.</summary>
    AccountLocked = 1,

    /// <summary>The password was set by an administrator and must be changed before anything else is done.</summary>
    ChangeAfterReset = 2,

    /// <summary>The user may not change the password.</summary>
    PasswordModificationNotAllowed = 3,

    /// <summary>The change must name the old password.</summary>
    MustSupplyOldPassword = 4,

    /// <summary>The password is too simple.</summary>
    InsufficientPasswordQuality = 5,

    /// <summary>The password is too short.</summary>
    PasswordTooShort = 6,

    /// <summary>The password was changed too short a time ago.</summary>
    PasswordTooYoung = 7,

    /// <summary>The password was used before.</summary>
    PasswordInHistory = 8,

    /// <summary>The password is too long.</summary>
    PasswordTooLong = 9,
}
