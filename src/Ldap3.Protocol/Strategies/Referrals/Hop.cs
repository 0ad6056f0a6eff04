namespace Ldap3.Protocol.Strategies.Referrals;

/// <summary>A question that was asked, and those that led to it.</summary>
/// <param name="Key">The server and the question (<see cref="ReferredRequest.Key"/>).</param>
/// <param name="Previous">The question whose answer led here, or null for the caller's own.</param>
sealed record Hop(string Key, Hop? Previous)
{
    /// <summary>How many questions before it.</summary>
    public int Depth { get; } = Previous is null ? 0 : Previous.Depth + 1;

    public bool Contains(string key) => Key == key || (Previous?.Contains(key) ?? false);
}
