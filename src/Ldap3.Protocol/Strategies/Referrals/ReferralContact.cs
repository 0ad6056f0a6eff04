using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Strategies.Referrals;

/// <summary>The next server to ask, and what.</summary>
/// <param name="Uri">The referral as it was written.</param>
/// <param name="Target">Where it leads.</param>
/// <param name="Request">What to ask there.</param>
/// <param name="Hop">That question, with those that led to it.</param>
sealed record ReferralContact(string Uri, ReferralTarget Target, LdapRequest Request, Hop Hop);
