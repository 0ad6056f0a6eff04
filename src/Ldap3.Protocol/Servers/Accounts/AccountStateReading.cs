using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Servers.Vendors;

namespace Ldap3.Protocol.Servers.Accounts;

/// <summary>Reads the state of an account from what servers say.</summary>
public static class AccountStateReading
{
    extension(LdapResult bind)
    {
        /// <summary>
        /// The state of the account that a bind was for. Servers say more to binds with a <see
        /// cref="PasswordPolicyControl"/>.
        /// </summary>
        public AccountState AccountState => Read(bind);
    }

    /// <summary>
    /// The state of the account that an entry is, as far as the entry shows it: by an <see
    /// cref="AccountUsableControl"/> of the search, or by the operational attributes of <see
    /// cref="AccountAttributes.Names"/>, which the search must have asked for.
    /// </summary>
    /// <param name="entry">The account.</param>
    /// <param name="now">The time, to which what expires is held.</param>
    public static AccountState GetAccountState(this SearchResultEntry entry, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Controls.Find<AccountUsableResponseControl>() is { } usable ? Read(usable) : AccountAttributes.Read(entry, now);
    }

    static AccountState Read(LdapResult bind)
    {
        var policy = bind.Controls.Find<PasswordPolicyResponseControl>();
        var state = new AccountState(StatusOf(bind, policy))
        {
            GraceLogins = policy?.GraceAuthenticationsRemaining,
            TimeToExpiry = policy?.TimeBeforeExpiration ?? bind.Controls.Find<PasswordExpiringControl>()?.TimeBeforeExpiration,
        };

        // draft-behera-ldap-password-policy-11 section 8.1.2.2: grace is said of passwords that have expired.
        return state is { Status: AccountStatus.Ok, GraceLogins: not null } ? state with { Status = AccountStatus.PasswordExpired } : state;
    }

    static AccountState Read(AccountUsableResponseControl usable) => new(
        usable.IsUsable ? AccountStatus.Ok
        : usable.IsInactive && usable.TimeBeforeUnlock is not null ? AccountStatus.Locked
        : usable.IsInactive ? AccountStatus.Disabled
        : usable.IsExpired ? AccountStatus.PasswordExpired
        : usable.IsReset ? AccountStatus.MustChangePassword
        : AccountStatus.Refused)
    {
        TimeToExpiry = usable.TimeBeforeExpiration,
        GraceLogins = usable.GraceAuthenticationsRemaining,
        TimeToUnlock = usable.TimeBeforeUnlock,
    };

    static AccountStatus StatusOf(LdapResult bind, PasswordPolicyResponseControl? policy) => policy?.Error switch
    {
        PasswordPolicyError.PasswordExpired => AccountStatus.PasswordExpired,
        PasswordPolicyError.AccountLocked => AccountStatus.Locked,
        PasswordPolicyError.ChangeAfterReset => AccountStatus.MustChangePassword,
        _ => StatusOf(bind),
    };

    static AccountStatus StatusOf(LdapResult bind)
    {
        // draft-vchu-ldap-pwd-policy-00: with success the password was reset, otherwise it has expired.
        var netscape = bind.Controls.Find<PasswordExpiredControl>() is not null;
        return bind.ResultCode switch
        {
            ResultCode.Success => netscape ? AccountStatus.MustChangePassword : AccountStatus.Ok,
            ResultCode.InvalidCredentials when netscape => AccountStatus.PasswordExpired,
            ResultCode.InvalidCredentials when bind.ActiveDirectoryBindError is { } reason => StatusOf(reason),
            ResultCode.NoSuchObject => AccountStatus.WrongCredentials,
            _ => EDirectoryDiagnostics.StatusOf(bind.DiagnosticMessage) ?? ByCode(bind),
        };
    }

    // 389 Directory Server says in words what has no code of its own.
    static AccountStatus ByCode(LdapResult bind) => bind.ResultCode switch
    {
        ResultCode.InvalidCredentials => AccountStatus.WrongCredentials,
        ResultCode.ConstraintViolation when Says(bind, "retry limit") => AccountStatus.Locked,
        ResultCode.UnwillingToPerform when Says(bind, "inactivated") => AccountStatus.Disabled,
        _ => AccountStatus.Refused,
    };

    static bool Says(LdapResult bind, string words) => bind.DiagnosticMessage.Contains(words, StringComparison.OrdinalIgnoreCase);

    static AccountStatus StatusOf(ActiveDirectoryBindError reason) => reason switch
    {
        ActiveDirectoryBindError.NoSuchUser or ActiveDirectoryBindError.WrongPassword => AccountStatus.WrongCredentials,
        ActiveDirectoryBindError.PasswordExpired => AccountStatus.PasswordExpired,
        ActiveDirectoryBindError.PasswordMustChange => AccountStatus.MustChangePassword,
        ActiveDirectoryBindError.AccountLocked => AccountStatus.Locked,
        ActiveDirectoryBindError.AccountDisabled => AccountStatus.Disabled,
        ActiveDirectoryBindError.AccountExpired => AccountStatus.AccountExpired,
        ActiveDirectoryBindError.AccountRestricted or ActiveDirectoryBindError.OutsideLogonHours
            or ActiveDirectoryBindError.WorkstationNotAllowed => AccountStatus.Restricted,
        _ => AccountStatus.Refused,
    };
}
