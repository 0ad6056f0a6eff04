using Ldap3.Protocol.Values;
using Ldap3.Protocol.Values.ActiveDirectory;

namespace Ldap3.Protocol.Tests.Values.ActiveDirectory;

public sealed class AccountValueTests
{
    [Theory]
    [InlineData("512", UserAccountControl.NormalAccount)]
    [InlineData("66050", UserAccountControl.NormalAccount | UserAccountControl.AccountDisabled | UserAccountControl.PasswordNeverExpires)]
    [InlineData("532480", UserAccountControl.ServerTrustAccount | UserAccountControl.TrustedForDelegation)]
    public void An_account_has_flags(string text, UserAccountControl value) => ReadsAndWrites("userAccountControl", text, value);

    [Theory]
    [InlineData("-2147483646", GroupTypes.Security | GroupTypes.Global)]
    [InlineData("2", GroupTypes.Global)]
    [InlineData("-2147483643", GroupTypes.Security | GroupTypes.DomainLocal | GroupTypes.System)]
    public void A_group_has_a_type_that_may_be_negative(string text, GroupTypes value) => ReadsAndWrites("groupType", text, value);

    [Fact]
    public void Other_numbers_have_names_too()
    {
        ReadsAndWrites(
            "systemFlags",
            "-1946157056",
            SystemFlags.DisallowDelete | SystemFlags.DomainDisallowRename | SystemFlags.DomainDisallowMove);
        ReadsAndWrites("searchFlags", "9", SearchFlags.Indexed | SearchFlags.PreserveOnDelete);
        ReadsAndWrites("instanceType", "5", InstanceTypes.NamingContextHead | InstanceTypes.Writable);
        ReadsAndWrites("sAMAccountType", "805306368", SamAccountType.User);
        ReadsAndWrites("sAMAccountType", "268435456", SamAccountType.Group);
        ReadsAndWrites("sAMAccountType", "536870912", SamAccountType.Alias);
    }

    [Fact]
    public void Logging_on_is_allowed_by_the_hour_in_UTC()
    {
        var hours = LogonHours.Never.With(DayOfWeek.Monday, 8, 18).With(DayOfWeek.Monday, 12, 13, isAllowed: false);

        Assert.Equal("00000000EF03000000000000000000000000000000", hours.ToString());
        Assert.True(hours.Allows(DayOfWeek.Monday, 8));
        Assert.False(hours.Allows(DayOfWeek.Monday, 12));
        Assert.True(hours.Allows(new DateTimeOffset(2024, 1, 1, 18, 59, 59, TimeSpan.FromHours(1))));
        Assert.False(hours.Allows(new DateTimeOffset(2024, 1, 1, 18, 0, 0, TimeSpan.Zero)));
        Assert.Equal(hours, LogonHours.FromOctets(hours.ToOctets().Span));
        Assert.True(LogonHours.Always.Allows(DayOfWeek.Saturday, 23));
        Assert.NotEqual(LogonHours.Always, LogonHours.Never);
        Assert.Equal(hours, ValueConverters.Find(typeof(LogonHours), "logonHours")!.ReadObject(hours.ToOctets().Span));
    }

    [Fact]
    public void Hours_that_no_week_has_are_refused()
    {
        Assert.Throws<FormatException>(() => LogonHours.FromOctets(new byte[20]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogonHours.Always.Allows(DayOfWeek.Monday, 24));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogonHours.Always.With(DayOfWeek.Monday, 0, 25));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogonHours.Always.With(DayOfWeek.Monday, -1, 2));
    }

    [Fact]
    public void An_account_is_of_a_domain()
    {
        var account = Sid.Parse("S-1-5-21-1-2-3-512");

        Assert.Equal(Sid.Parse("S-1-5-21-1-2-3"), account.AccountDomain);
        Assert.Equal(account, account.AccountDomain!.Value.Account(WellKnownRelativeIds.DomainAdministrators));
        Assert.Null(account.AccountDomain.Value.AccountDomain);
        Assert.Null(WellKnownSids.BuiltinAdministrators.AccountDomain);
        Assert.Null(default(Sid).AccountDomain);
        Assert.Equal("S-1-5-32-544", WellKnownSids.BuiltinAdministrators.ToString());
        Assert.Throws<InvalidOperationException>(() => Sid.Parse("S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15").Account(1));
    }

    static void ReadsAndWrites<T>(string attribute, string text, T value)
        where T : struct, Enum
    {
        var converter = ValueConverters.Find(typeof(T), attribute)!;

        Assert.Equal(value, converter.ReadObject(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.Equal(text, converter.WriteObject(value).ToString());
    }
}
