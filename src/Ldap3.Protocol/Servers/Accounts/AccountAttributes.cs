using System.Globalization;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Values.ActiveDirectory;

namespace Ldap3.Protocol.Servers.Accounts;

/// <summary>The attributes in which servers keep the state of an account.</summary>
public static class AccountAttributes
{
    const string Control = "userAccountControl";
    const string Computed = "msDS-User-Account-Control-Computed";
    const string PasswordExpiry = "msDS-UserPasswordExpiryTimeComputed";
    const string PasswordLastSet = "pwdLastSet";
    const string AccountExpires = "accountExpires";
    const string PolicyLocked = "pwdAccountLockedTime";
    const string PolicyReset = "pwdReset";
    const string Ds389Disabled = "nsAccountLock";
    const string Ds389Expiration = "passwordExpirationTime";

    // draft-behera-ldap-password-policy-11 section 5.3.3: locked until an administrator unlocks it.
    const string LockedForever = "000001010000Z";

    // [MS-ADA1] section 2.3: both mean never.
    const long Never = long.MaxValue;

    /// <summary>
    /// What to ask for so that <see cref="AccountStateReading"/> can read the state, whatever the server. Unknown
    /// ones do no harm.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        Control, Computed, PasswordExpiry, PasswordLastSet, AccountExpires, PolicyLocked, PolicyReset, Ds389Disabled, Ds389Expiration,
    ];

    internal static AccountState Read(SearchResultEntry entry, DateTimeOffset now) =>
        entry.GetString(Control) is null ? ReadPolicy(entry, now) : ReadActiveDirectory(entry, now);

    static AccountState ReadActiveDirectory(SearchResultEntry entry, DateTimeOffset now)
    {
        var flags = (UserAccountControl)(Number(entry, Control) ?? 0) | (UserAccountControl)(Number(entry, Computed) ?? 0);
        var expiry = FileTime(entry, PasswordExpiry);
        var status =
            flags.HasFlag(UserAccountControl.AccountDisabled) ? AccountStatus.Disabled
            : flags.HasFlag(UserAccountControl.LockedOut) ? AccountStatus.Locked
            : FileTime(entry, AccountExpires) <= now ? AccountStatus.AccountExpired
            : Number(entry, PasswordLastSet) == 0 && !flags.HasFlag(UserAccountControl.PasswordNeverExpires)
                ? AccountStatus.MustChangePassword
            : flags.HasFlag(UserAccountControl.PasswordExpired) || expiry <= now ? AccountStatus.PasswordExpired
            : AccountStatus.Ok;
        return new AccountState(status) { TimeToExpiry = expiry > now ? expiry - now : null };
    }

    static AccountState ReadPolicy(SearchResultEntry entry, DateTimeOffset now)
    {
        var expiry = Time(entry, Ds389Expiration);
        var status =
            IsTrue(entry, Ds389Disabled) || entry.GetString(PolicyLocked) == LockedForever ? AccountStatus.Disabled
            : entry.GetString(PolicyLocked) is not null ? AccountStatus.Locked
            : IsTrue(entry, PolicyReset) ? AccountStatus.MustChangePassword
            : expiry <= now && expiry > DateTimeOffset.UnixEpoch ? AccountStatus.PasswordExpired

            // 389 Directory Server: the epoch stands for a password that was reset.
            : expiry <= now ? AccountStatus.MustChangePassword
            : AccountStatus.Ok;
        return new AccountState(status) { TimeToExpiry = expiry > now ? expiry - now : null };
    }

    static bool IsTrue(SearchResultEntry entry, string attribute) =>
        string.Equals(entry.GetString(attribute), "TRUE", StringComparison.OrdinalIgnoreCase);

    static long? Number(SearchResultEntry entry, string attribute) =>
        long.TryParse(entry.GetString(attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    static DateTimeOffset? FileTime(SearchResultEntry entry, string attribute)
    {
        var number = Number(entry, attribute);
        return number is > 0 and < Never && number <= DateTimeOffset.MaxValue.ToFileTime() ? DateTimeOffset.FromFileTime(number.Value) : null;
    }

    static DateTimeOffset? Time(SearchResultEntry entry, string attribute) =>
        DateTimeOffset.TryParseExact(
            entry.GetString(attribute),
            "yyyyMMddHHmmss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? time
            : null;
}
