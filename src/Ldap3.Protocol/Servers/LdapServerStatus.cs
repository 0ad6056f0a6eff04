namespace Ldap3.Protocol.Servers;

/// <summary>What a pool knows of one of its servers at a moment. Immutable.</summary>
/// <param name="Server">The server.</param>
/// <param name="IsAvailable">Whether new sessions go there; not so while it is left out after failures.</param>
/// <param name="FailuresInARow">How often it failed since it last worked.</param>
/// <param name="LastError">Why it failed the last time, or null when it never did.</param>
/// <param name="Outstanding">How many operations this process has under way there.</param>
/// <param name="ResponseTime">How long its answers took lately, later ones weighing more; null before the first.</param>
public sealed record LdapServerStatus(
    LdapServer Server, bool IsAvailable, int FailuresInARow, string? LastError, int Outstanding, TimeSpan? ResponseTime);
