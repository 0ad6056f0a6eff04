using Ldap3.InMemory.ActiveDirectory;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Searching;

/// <summary>What the directory says about itself (RFC 4512 section 5.1).</summary>
/// <param name="Controls">The controls it knows.</param>
/// <param name="Extensions">The extended operations it knows.</param>
sealed record RootDse(IReadOnlyList<string> Controls, IReadOnlyList<string> Extensions)
{
    // All operational attributes (RFC 3673), attributes by class (RFC 4529), absolute filters (RFC 4526), language tags
    // (RFC 3866), increment (RFC 4525).
    static string[] Features { get; } =
    [
        "1.3.6.1.4.1.4203.1.5.1", "1.3.6.1.4.1.4203.1.5.2", "1.3.6.1.4.1.4203.1.5.3", "1.3.6.1.4.1.4203.1.5.4", "1.3.6.1.1.14",
    ];

    /// <summary>The SASL mechanisms it offers the client (RFC 4513 section 5.2.4).</summary>
    public IReadOnlyList<string> SaslMechanisms { get; init; } = [];

    public IReadOnlyList<LdapAttribute> Attributes(InMemoryDirectoryOptions options, DirectoryTree tree) =>
    [
        new("objectClass", "top"),
        new("namingContexts", [.. Contexts(options, tree)]),
        new("dynamicSubtrees", [.. Contexts(options, tree)]),
        new("subschemaSubentry", SubschemaEntry.Name),
        new("supportedLDAPVersion", "3"),
        new("supportedControl", Octets(Controls)),
        new("supportedExtension", Octets(Extensions)),
        new("supportedFeatures", Octets(Features)),
        .. SaslMechanisms.Count == 0 ? (LdapAttribute[])[] : [new("supportedSASLMechanisms", Octets(SaslMechanisms))],
        new("vendorName", "Ldap3.InMemory"),
        .. options.ActiveDirectory is { } domain ? DomainRootDse.Attributes(domain, tree, options.TimeProvider) : [],
    ];

    static IEnumerable<OctetString> Contexts(InMemoryDirectoryOptions options, DirectoryTree tree) =>
        options.Suffixes.Count > 0
            ? options.Suffixes.Select(suffix => (OctetString)suffix.ToString())
            : tree.Tops.Select(top => (OctetString)top.Entry.Name.ToString());

    static OctetString[] Octets(IEnumerable<string> texts) => [.. texts.Select(text => (OctetString)text)];
}
