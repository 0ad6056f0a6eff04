using System.Security.Cryptography;

namespace Ldap3.InMemory.Authentication;

/// <summary>The SASL mechanisms of the directory.</summary>
static class SaslMechanisms
{
    static readonly (string Name, HashAlgorithmName Hash)[] ScramHashes =
    [
        ("SCRAM-SHA-512", HashAlgorithmName.SHA512),
        ("SCRAM-SHA-256", HashAlgorithmName.SHA256),
        ("SCRAM-SHA-1", HashAlgorithmName.SHA1),
    ];

    static readonly SaslMechanism[] All =
    [
        new("EXTERNAL", (_, transport) => transport.Peer is not null, (accounts, transport) => new ExternalExchange(accounts, transport)),
        .. ScramHashes.Select(scram => Scram(scram.Name + "-PLUS", scram.Hash, isPlus: true)),
        .. ScramHashes.Select(scram => Scram(scram.Name, scram.Hash, isPlus: false)),
        new("DIGEST-MD5", (_, _) => true, (accounts, _) => new DigestMd5Exchange(accounts, NewNonce())),
        new("CRAM-MD5", (_, _) => true, (accounts, _) => new CramMd5Exchange(accounts, $"<{NewNonce()}@localhost>")),

        // RFC 4616 section 6: not where somebody may listen.
        new("PLAIN", (options, transport) => transport.IsProtected || options.AllowPlainWithoutTls, (accounts, _) => new PlainExchange(accounts)),
        new("ANONYMOUS", (_, _) => true, (_, _) => new AnonymousExchange()),
    ];

    /// <summary>The names that the root DSE publishes: what the transport, and the options, allow.</summary>
    public static IReadOnlyList<string> NamesFor(InMemoryDirectoryOptions options, ClientTransport transport) =>
        [.. All.Where(mechanism => IsAllowed(mechanism, options) && mechanism.IsOffered(options, transport)).Select(mechanism => mechanism.Name)];

    /// <summary>The mechanism of that name, or null when there is none, or not here.</summary>
    public static SaslMechanism? Find(string name, InMemoryDirectoryOptions options) =>
        All.FirstOrDefault(mechanism => mechanism.Name == name && IsAllowed(mechanism, options));

    static SaslMechanism Scram(string name, HashAlgorithmName hash, bool isPlus) => new(
        name,
        (_, transport) => !isPlus || transport.ServerEndPoint is not null,
        (accounts, transport) => new ScramExchange(name, hash, isPlus, accounts, transport, NewNonce()));

    static bool IsAllowed(SaslMechanism mechanism, InMemoryDirectoryOptions options) =>
        options.SaslMechanisms?.Contains(mechanism.Name, StringComparer.Ordinal) ?? true;

    static string NewNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
}
