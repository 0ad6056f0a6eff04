namespace Ldap3.Protocol.Servers.Accounts;

/// <summary>
/// Reads what eDirectory says in its diagnostic messages: <c>NDS error: log account expired (-220)</c>.
/// </summary>
static class EDirectoryDiagnostics
{
    public static AccountStatus? StatusOf(string message) =>
        !message.Contains("NDS error", StringComparison.OrdinalIgnoreCase) ? null
        : message.Contains("(-669)", StringComparison.Ordinal) ? AccountStatus.WrongCredentials
        : message.Contains("(-197)", StringComparison.Ordinal) ? AccountStatus.Locked
        : message.Contains("(-220)", StringComparison.Ordinal) ? AccountStatus.Disabled
        : message.Contains("(-222)", StringComparison.Ordinal) || message.Contains("(-223)", StringComparison.Ordinal)
            ? AccountStatus.PasswordExpired
        : message.Contains("(-218)", StringComparison.Ordinal) ? AccountStatus.Restricted
        : null;
}
