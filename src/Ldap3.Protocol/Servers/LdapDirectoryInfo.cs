using System.Text;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.Protocol.Servers;

/// <summary>
/// What a server says about itself (RFC 4512 section 5.1) and about what it holds (section 4.2). Immutable and thread safe.
/// </summary>
public sealed class LdapDirectoryInfo
{
    static readonly string[] SchemaAttributes =
    [
        "attributeTypes", "objectClasses", "matchingRules", "matchingRuleUse", "ldapSyntaxes", "nameForms", "dITContentRules",
        "dITStructureRules",
    ];

    // [MS-ADTS] section 3.1.1.3.4.3: LDAP_CAP_ACTIVE_DIRECTORY_OID, and that of Lightweight Directory Services.
    static readonly string[] ActiveDirectoryCapabilities = ["1.2.840.113556.1.4.800", "1.2.840.113556.1.4.1851"];

    LdapDirectoryInfo(SearchResultEntry rootDse, LdapSchema? schema)
    {
        RootDse = rootDse;
        Schema = schema;
        SupportedControls = Set("supportedControl");
        SupportedExtensions = Set("supportedExtension");
        SupportedFeatures = Set("supportedFeatures");
        SupportedSaslMechanisms = Set("supportedSASLMechanisms");
        SupportedCapabilities = Set("supportedCapabilities");
        ActiveDirectory = SupportedCapabilities.Overlaps(ActiveDirectoryCapabilities) ? new ActiveDirectoryInfo(rootDse) : null;
        NamingContexts = [.. rootDse.GetStrings("namingContexts").Select(DistinguishedName.Verbatim)];
    }

    /// <summary>The root DSE with all its attributes.</summary>
    public SearchResultEntry RootDse { get; }

    /// <summary>The schema of the directory, or null when it cannot be read.</summary>
    public LdapSchema? Schema { get; }

    /// <summary>The names of the tops of what the server holds.</summary>
    public IReadOnlyList<DistinguishedName> NamingContexts { get; }

    /// <summary>The object identifiers of the controls that the server knows.</summary>
    public IReadOnlySet<string> SupportedControls { get; }

    /// <summary>The object identifiers of the extended operations that the server knows.</summary>
    public IReadOnlySet<string> SupportedExtensions { get; }

    /// <summary>The object identifiers of the features that the server has.</summary>
    public IReadOnlySet<string> SupportedFeatures { get; }

    /// <summary>The SASL mechanisms that the server takes on this connection.</summary>
    public IReadOnlySet<string> SupportedSaslMechanisms { get; }

    /// <summary>The object identifiers of Active Directory's capabilities; other servers have none.</summary>
    public IReadOnlySet<string> SupportedCapabilities { get; }

    /// <summary>The versions of LDAP that the server speaks.</summary>
    public IReadOnlyList<string> SupportedVersions => RootDse.GetStrings("supportedLDAPVersion");

    /// <summary>URLs of other servers to go to when this one cannot be reached.</summary>
    public IReadOnlyList<string> AlternativeServers => RootDse.GetStrings("altServer");

    /// <summary>The name of the entry that holds the schema, or null.</summary>
    public DistinguishedName? SubschemaSubentry =>
        RootDse.GetString("subschemaSubentry") is { } name ? DistinguishedName.Verbatim(name) : null;

    /// <summary>What a domain controller of Active Directory says besides; null for other servers.</summary>
    public ActiveDirectoryInfo? ActiveDirectory { get; }

    /// <summary>Who made the server (RFC 3045), or null.</summary>
    public string? VendorName => RootDse.GetString("vendorName");

    /// <summary>The server's version (RFC 3045), or null.</summary>
    public string? VendorVersion => RootDse.GetString("vendorVersion");

    /// <summary>Asks a server.</summary>
    /// <exception cref="LdapOperationException">The server does not show its root DSE.</exception>
    public static LdapDirectoryInfo Read(LdapConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var rootDse = Root(connection.Search(RootRequest()));
        var schema = SchemaRequest(rootDse) is { } request ? SchemaOf(connection.Search(request)) : null;
        return new LdapDirectoryInfo(rootDse, schema);
    }

    /// <inheritdoc cref="Read"/>
    public static async Task<LdapDirectoryInfo> ReadAsync(LdapConnection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var rootDse = Root(await connection.SearchAsync(RootRequest(), cancellationToken).ConfigureAwait(false));
        var schema = SchemaRequest(rootDse) is { } request
            ? SchemaOf(await connection.SearchAsync(request, cancellationToken).ConfigureAwait(false))
            : null;
        return new LdapDirectoryInfo(rootDse, schema);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="LdapFormatException">It is nothing saved of a server, or of a later version of this library.</exception>
    public static LdapDirectoryInfo Load(Stream stream)
    {
        var (rootDse, schema) = DirectoryInfoJson.Read(stream);
        return new LdapDirectoryInfo(rootDse, schema);
    }

    /// <summary>Reads what <see cref="ToJson"/> made.</summary>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static LdapDirectoryInfo FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Load(new MemoryStream(Encoding.UTF8.GetBytes(json)));
    }

    /// <summary>Writes the root DSE and the schema as JSON, for work without the server.</summary>
    public void Save(Stream stream) => DirectoryInfoJson.Write(this, stream);

    /// <summary>The root DSE and the schema as JSON, as <see cref="Save"/> writes them.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        Save(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Whether the server announces a control, an extended operation, a feature or a capability.</summary>
    public bool Supports(string oid) => HasControl(oid) || HasExtension(oid) || HasFeature(oid) || SupportedCapabilities.Contains(oid);

    /// <summary>What the server announces, in words where <see cref="WellKnownOid"/> has them.</summary>
    public IReadOnlyList<WellKnownOid> DescribeSupport() =>
    [
        .. Describe(SupportedControls, WellKnownOidKind.Control),
        .. Describe(SupportedExtensions, WellKnownOidKind.Extension),
        .. Describe(SupportedFeatures, WellKnownOidKind.Feature),
        .. Describe(SupportedCapabilities, WellKnownOidKind.Capability),
    ];

    /// <summary>Whether the server knows a control.</summary>
    public bool HasControl(string oid) => SupportedControls.Contains(oid);

    /// <summary>Whether the server knows an extended operation.</summary>
    public bool HasExtension(string oid) => SupportedExtensions.Contains(oid);

    /// <summary>Whether the server has a feature.</summary>
    public bool HasFeature(string oid) => SupportedFeatures.Contains(oid);

    static SearchRequest RootRequest() => new()
    {
        BaseObject = DistinguishedName.Empty,
        Scope = SearchScope.BaseObject,
        Attributes = [SearchRequest.AllUserAttributes, SearchRequest.AllOperationalAttributes],
    };

    static SearchResultEntry Root(SearchOutcome outcome) =>
        outcome.EnsureSuccess().Entries is [var entry, ..]
            ? entry
            : throw new LdapException("The server shows no root DSE, so what it can do is not known.");

    static SearchRequest? SchemaRequest(SearchResultEntry rootDse) =>
        rootDse.GetString("subschemaSubentry") is { } name
            ? new SearchRequest
            {
                BaseObject = DistinguishedName.Verbatim(name),
                Scope = SearchScope.BaseObject,

                // RFC 4512 section 4.4: a server may show its schema only to those who ask for a subschema.
                Filter = Filter.Equal("objectClass", "subschema"),
                Attributes = SchemaAttributes,
            }
            : null;

    // A client that may not read the schema, or cannot make sense of it, does without.
    static LdapSchema? SchemaOf(SearchOutcome outcome)
    {
        if (!outcome.Status || outcome.Entries is not [var entry, ..])
        {
            return null;
        }

        return LdapSchema.Parse(
            entry.GetStrings("attributeTypes"),
            entry.GetStrings("objectClasses"),
            entry.GetStrings("matchingRules"),
            entry.GetStrings("matchingRuleUse"),
            entry.GetStrings("ldapSyntaxes"),
            entry.GetStrings("nameForms"),
            entry.GetStrings("dITContentRules"),
            entry.GetStrings("dITStructureRules"));
    }

    static IEnumerable<WellKnownOid> Describe(IEnumerable<string> oids, WellKnownOidKind kind) =>
        oids.Order(StringComparer.Ordinal).Select(oid => WellKnownOid.Find(oid, kind) ?? new WellKnownOid(oid, kind, oid, "unknown"));

    HashSet<string> Set(string attribute) => new(RootDse.GetStrings(attribute), StringComparer.OrdinalIgnoreCase);
}
