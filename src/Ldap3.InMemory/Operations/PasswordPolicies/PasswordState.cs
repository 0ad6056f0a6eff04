using System.Globalization;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.InMemory.Operations.PasswordPolicies;

/// <summary>
/// What an entry remembers of its password (draft-behera-ldap-password-policy-11 section 5.3), and whether that can be used.
/// Immutable.
/// </summary>
sealed class PasswordState(EntryFactory entries, StoredEntry entry, PasswordPolicy policy, DateTimeOffset now)
{
    public const string ChangedTime = "pwdChangedTime";
    public const string LockedTime = "pwdAccountLockedTime";
    public const string FailureTime = "pwdFailureTime";
    public const string History = "pwdHistory";
    public const string GraceUseTime = "pwdGraceUseTime";
    public const string Reset = "pwdReset";
    public const string LastSuccess = "pwdLastSuccess";

    // Section 5.3.3: locked until an administrator unlocks it.
    const string ForEver = "000001010000Z";

    public StoredEntry Entry => entry;

    public PasswordPolicy Policy => policy;

    public IReadOnlyList<OctetString> Passwords => Values(Access.AccessControl.UserPassword);

    /// <summary>Section 7.2.</summary>
    public bool MustChange => policy.MustChange && IsReset;

    public bool IsReset => Values(Reset) is [var value, ..] && value.ToString() == "TRUE";

    /// <summary>Section 7.1.</summary>
    public bool IsLocked =>
        Values(LockedTime) is [var locked, ..]
            && (locked.ToString() == ForEver || policy.LockoutDuration == TimeSpan.Zero || TimeBeforeUnlock > TimeSpan.Zero)
        || Times("pwdStartTime") is [var start, ..] && now < start
        || Times("pwdEndTime") is [var end, ..] && now >= end
        || policy.MaxIdle > TimeSpan.Zero && LastUse is { } use && now >= use + policy.MaxIdle;

    /// <summary>When a locked account unlocks by itself, from now, or null.</summary>
    public TimeSpan? TimeBeforeUnlock =>
        policy.LockoutDuration > TimeSpan.Zero && Times(LockedTime) is [var locked, ..] && locked + policy.LockoutDuration - now is var left
            && left > TimeSpan.Zero
            ? left
            : null;

    public TimeSpan? Age => Times(ChangedTime) is [var changed, ..] ? now - changed : null;

    /// <summary>Section 7.3.</summary>
    public bool IsExpired => policy.MaxAge > TimeSpan.Zero && Age > policy.MaxAge;

    /// <summary>When the password expires, from now, or null when it does not.</summary>
    public TimeSpan? TimeBeforeExpiration => policy.MaxAge > TimeSpan.Zero && Age is { } age ? policy.MaxAge - age : null;

    /// <summary>Section 7.4.</summary>
    public int GraceLeft =>
        policy.GraceExpiry > TimeSpan.Zero && Age > policy.MaxAge + policy.GraceExpiry
            ? 0
            : Math.Max(0, policy.GraceLimit - Values(GraceUseTime).Count);

    /// <summary>Section 7.5: the time before the expiration when it is near, or null.</summary>
    public TimeSpan? Warning =>
        TimeBeforeExpiration is { } left && left > TimeSpan.Zero && policy.ExpireWarning > TimeSpan.Zero && left <= policy.ExpireWarning
            ? left
            : null;

    /// <summary>Section 7.8.</summary>
    public bool IsTooYoung => policy.MinAge > TimeSpan.Zero && Age < policy.MinAge && !MustChange;

    /// <summary>Section 7.6: the failures that still count.</summary>
    public IReadOnlyList<OctetString> Failures =>
        policy.FailureCountInterval == TimeSpan.Zero ? Values(FailureTime)
            : [.. Values(FailureTime).Where(value => Parse(value) is { } time && time + policy.FailureCountInterval > now)];

    DateTimeOffset? LastUse => Times(LastSuccess) is [var success, ..] ? success
        : Times(ChangedTime) is [var changed, ..] ? changed
        : null;

    /// <summary>A point in time as an attribute has it; with fractions of a second where two may be near each other.</summary>
    public static OctetString Write(DateTimeOffset time, bool isExact = false) =>
        time.UtcDateTime.ToString(isExact ? "yyyyMMddHHmmss.ffffff'Z'" : "yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);

    public IReadOnlyList<OctetString> Values(string name)
    {
        AttributeDescription description = name;
        return entry.Find(description, entries.TypeOf(description))?.Values ?? [];
    }

    /// <summary>The state with other values of an attribute; none takes it away.</summary>
    public PasswordState With(string name, params IReadOnlyList<OctetString> values)
    {
        AttributeDescription description = name;
        var type = entries.TypeOf(description);
        var attribute = values.Count == 0 ? null : new StoredAttribute(description, type, values);
        return new PasswordState(entries, entry.With(description, type, attribute), policy, now);
    }

    DateTimeOffset[] Times(string name) => [.. Values(name).Select(Parse).OfType<DateTimeOffset>()];

    static DateTimeOffset? Parse(OctetString value) =>
        value.ToString() != ForEver && GeneralizedTimeText.TryParse(value.Span, out var time)
            ? new DateTimeOffset(DateTime.SpecifyKind(time.ToDateTime(), DateTimeKind.Utc))
            : null;
}
