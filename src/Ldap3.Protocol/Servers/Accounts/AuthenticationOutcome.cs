using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Servers.Accounts;

/// <summary>What came of checking somebody's password.</summary>
/// <param name="State">
/// The state of the account. <see cref="AccountStatus.WrongCredentials"/> also where there is no account of that
/// name.
/// </param>
/// <param name="Entry">Whose password it is, when <paramref name="State"/> is usable; otherwise null.</param>
public sealed record AuthenticationOutcome(AccountState State, SearchResultEntry? Entry)
{
    /// <summary>Whether the password is right and may be used.</summary>
    public bool Succeeded => Entry is not null;

    /// <summary>Whether it succeeded, and who it is; nothing secret.</summary>
    public override string ToString() => Entry is null ? $"{State.Status}" : $"{State.Status}: {Entry.ObjectName}";
}
