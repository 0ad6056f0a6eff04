using Ldap3.Protocol.Urls;

namespace Ldap3.Protocol.Strategies.Referrals;

/// <summary>Where a referral leads.</summary>
/// <param name="Url">The referral.</param>
/// <param name="Server">The server, the same text for the same one.</param>
/// <param name="Options">How to connect to it and who to be there; null for the connection's own server.</param>
sealed record ReferralTarget(LdapUrl Url, string Server, Func<LdapConnectionOptions>? Options);
