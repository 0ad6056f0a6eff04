using Ldap3.Protocol.Controls;

namespace Ldap3.Protocol.Tests.Controls;

/// <summary>The octets were put together by hand from the ASN.1 of the documents named.</summary>
public sealed class PasswordControlTests
{
    // draft-behera-ldap-password-policy-11 section 6.2; RFC 4511 section 1.1 has tags implicit, but a CHOICE's is explicit.
    [Theory]
    [InlineData("30 00", null, null, null)]
    [InlineData("30 03 81 01 01", PasswordPolicyError.AccountLocked, null, null)]
    [InlineData("30 05 A0 03 80 01 3C", null, 60, null)]
    [InlineData("30 06 A0 04 80 02 0E 10", null, 3600, null)]
    [InlineData("30 05 A0 03 81 01 02", null, null, 2)]
    [InlineData("30 08 A0 03 80 01 3C 81 01 02", PasswordPolicyError.ChangeAfterReset, 60, null)]
    [InlineData("30 03 81 01 09", PasswordPolicyError.PasswordTooLong, null, null)]
    [InlineData("30 03 81 01 0A", (PasswordPolicyError)10, null, null)]
    public void A_password_policy_answers(string octets, PasswordPolicyError? error, int? seconds, int? grace)
    {
        var time = seconds is { } number ? TimeSpan.FromSeconds(number) : default(TimeSpan?);

        ControlWire.Is(octets, new PasswordPolicyResponseControl(error, time, grace));

        var read = ControlWire.Read<PasswordPolicyResponseControl>(octets);
        Assert.Equal((error, time, grace), (read.Error, read.TimeBeforeExpiration, read.GraceAuthenticationsRemaining));
    }

    [Fact]
    public void A_malformed_answer_of_a_password_policy_is_refused()
    {
        ControlWire.Refuses<PasswordPolicyResponseControl>(
            "", "04 00", "30 02 A0 00", "30 05 A0 03 82 01 01", "30 02 81 00", "30 03 81 01 FF", "30 05 A0 03 80 01 FF", "30 04 A0 03 80 01");
        ControlWire.SurvivesDamage(new PasswordPolicyResponseControl(PasswordPolicyError.ChangeAfterReset, TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public void A_password_policy_cannot_warn_of_two_things_or_of_what_is_past()
    {
        Assert.Throws<ArgumentException>(() => new PasswordPolicyResponseControl(null, TimeSpan.FromSeconds(1), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PasswordPolicyResponseControl(null, TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PasswordPolicyResponseControl(null, null, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PasswordExpiringControl(TimeSpan.MaxValue));
    }

    [Fact]
    public void Netscape_says_seconds_in_digits()
    {
        ControlWire.Is("30", new PasswordExpiredControl()); // the digit 0
        ControlWire.Is("33 36 30 30", new PasswordExpiringControl(TimeSpan.FromHours(1)));
        Assert.Equal(TimeSpan.FromMinutes(1), ControlWire.Read<PasswordExpiringControl>("36 30").TimeBeforeExpiration);
        ControlWire.Refuses<PasswordExpiringControl>("", "2D 31", "61", "20 31", "39 39 39 39 39 39 39 39 39 39 39 39 39 39");
    }

    [Fact]
    public void An_account_is_usable_or_says_why_not()
    {
        ControlWire.Is("80 01 FF", AccountUsableResponseControl.Usable());
        ControlWire.Is("80 02 0E 10", AccountUsableResponseControl.Usable(TimeSpan.FromHours(1)));
        ControlWire.Is("A1 00", AccountUsableResponseControl.NotUsable());
        ControlWire.Is("A1 03 80 01 FF", AccountUsableResponseControl.NotUsable(isInactive: true));
        ControlWire.Is(
            "A1 0F 80 01 FF 81 01 FF 82 01 FF 83 01 02 84 01 3C",
            AccountUsableResponseControl.NotUsable(true, true, true, 2, TimeSpan.FromMinutes(1)));
        ControlWire.Is(null, new AccountUsableControl());
        ControlWire.Is(null, new PasswordPolicyControl(isCritical: true));
    }

    [Fact]
    public void The_state_of_an_account_is_read()
    {
        var locked = ControlWire.Read<AccountUsableResponseControl>("A1 0C 80 01 01 82 01 00 83 01 02 84 01 3C");

        Assert.Equal((false, true, false), (locked.IsUsable, locked.IsInactive, locked.IsExpired));
        Assert.Equal((2, TimeSpan.FromMinutes(1)), (locked.GraceAuthenticationsRemaining, locked.TimeBeforeUnlock));
        Assert.Null(ControlWire.Read<AccountUsableResponseControl>("80 01 FF").TimeBeforeExpiration);
        Assert.Null(ControlWire.Read<AccountUsableResponseControl>("80 01 00").TimeBeforeExpiration);
        Assert.Null(ControlWire.Read<AccountUsableResponseControl>("A1 03 84 01 FF").TimeBeforeUnlock);
        Assert.True(ControlWire.Read<AccountUsableResponseControl>("80 01 3C").IsUsable);

        // As OpenLDAP 2.5 and, with long lengths, 389 DS 2.3 say it.
        var expired = ControlWire.Read<AccountUsableResponseControl>("A1 0F 80 01 00 81 01 00 82 01 00 83 01 FF 84 01 FF");
        Assert.Equal((null, null), (expired.GraceAuthenticationsRemaining, expired.TimeBeforeUnlock));
        Assert.True(ControlWire.Read<AccountUsableResponseControl>(
            "A1 84 00 00 00 10 80 01 FF 81 01 00 82 01 FF 83 01 02 84 02 0E 10").IsExpired);
    }

    [Fact]
    public void A_malformed_state_of_an_account_is_refused()
    {
        ControlWire.Refuses<AccountUsableResponseControl>("", "80 00", "81 01 01", "A1 02 80 00", "A1 03 83 02 01", "A1 05 80 01 FF");
        ControlWire.SurvivesDamage(AccountUsableResponseControl.NotUsable(true, true, true, 2, TimeSpan.FromMinutes(1)));
    }
}
