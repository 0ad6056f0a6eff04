namespace Ldap3.Protocol.Strategies.Referrals;

/// <summary>A referral that was tried, or that was left alone. Immutable.</summary>
/// <param name="Uri">Where it leads, as the server wrote it.</param>
/// <param name="Reason">Why that led no further.</param>
public sealed record ReferralAttempt(string Uri, string Reason)
{
    /// <summary>The place and the reason.</summary>
    public override string ToString() => $"{Uri}: {Reason}";
}
