namespace Ldap3.InMemory.Authentication;

/// <summary>A SASL mechanism as the server knows it.</summary>
/// <param name="Name">The registered name.</param>
/// <param name="IsOffered">Whether it makes sense on a transport.</param>
/// <param name="Begin">Begins an exchange.</param>
sealed record SaslMechanism(
    string Name, Func<InMemoryDirectoryOptions, ClientTransport, bool> IsOffered, Func<SaslAccounts, ClientTransport, SaslExchange> Begin);
