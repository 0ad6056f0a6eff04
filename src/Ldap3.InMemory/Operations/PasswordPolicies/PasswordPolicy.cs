using System.Globalization;
using Ldap3.InMemory.Tree;

namespace Ldap3.InMemory.Operations.PasswordPolicies;

/// <summary>What an entry of the class <c>pwdPolicy</c> says (draft-behera-ldap-password-policy-11 section 5.2). Immutable.</summary>
sealed class PasswordPolicy(StoredEntry entry)
{
    public TimeSpan MinAge => Time("pwdMinAge");

    public TimeSpan MaxAge => Time("pwdMaxAge");

    public int InHistory => Number("pwdInHistory");

    /// <summary>0: passwords are not looked at; 1: those that can be; 2: those that cannot be are refused.</summary>
    public int CheckQuality => Number("pwdCheckQuality");

    public int MinLength => Number("pwdMinLength");

    public int MaxLength => Number("pwdMaxLength");

    public TimeSpan ExpireWarning => Time("pwdExpireWarning");

    public int GraceLimit => Number("pwdGraceAuthNLimit");

    public TimeSpan GraceExpiry => Time("pwdGraceExpiry");

    public bool LocksOut => Flag("pwdLockout", false);

    public TimeSpan LockoutDuration => Time("pwdLockoutDuration");

    public int MaxFailure => Number("pwdMaxFailure");

    public TimeSpan FailureCountInterval => Time("pwdFailureCountInterval");

    public bool MustChange => Flag("pwdMustChange", false);

    public bool AllowsUserChange => Flag("pwdAllowUserChange", true);

    public bool IsSafeModify => Flag("pwdSafeModify", false);

    public TimeSpan MaxIdle => Time("pwdMaxIdle");

    TimeSpan Time(string name) => TimeSpan.FromSeconds(Number(name));

    bool Flag(string name, bool otherwise) =>
        Value(name) is { } text ? text.Equals("TRUE", StringComparison.OrdinalIgnoreCase) : otherwise;

    int Number(string name) =>
        int.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    string? Value(string name) => entry.Attributes
        .FirstOrDefault(attribute => attribute.Description.Type.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?.Values[0].ToString();
}
