using System.Runtime.CompilerServices;
using Ldap3.Protocol;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.Linq.Execution;

/// <summary>What a directory says of itself: read once for each data source, and kept. Thread safe.</summary>
sealed class DirectoryKnowledge
{
    static readonly ConditionalWeakTable<LdapDataSource, DirectoryKnowledge> Known = [];

    static readonly string[] SchemaAttributes =
        ["attributeTypes", "objectClasses", "matchingRules", "matchingRuleUse", "ldapSyntaxes"];

    volatile bool _isRead;
    LdapSchema? _schema;
    IReadOnlyList<string> _controls = [];

    /// <summary>The server's schema, or the standard one where it cannot be read.</summary>
    public LdapSchema Schema => _schema ?? LdapSchema.Standard;

    /// <summary>Whether the schema is the server's, so that an attribute it does not have is not there.</summary>
    public bool IsComplete => _schema is not null;

    /// <summary>Whether the server lacks a control, as far as it says which it has.</summary>
    public bool LacksControl(string oid) => _controls.Count > 0 && !_controls.Contains(oid);

    public static DirectoryKnowledge Of(LdapDataSource dataSource) => Known.GetOrCreateValue(dataSource);

    /// <summary>Reads it, unless that has been done.</summary>
    public void Ensure(LdapConnection connection)
    {
        if (!_isRead && TakeRoot(connection.Search(RootRequest())) is { } subschema)
        {
            TakeSchema(connection.Search(SchemaRequest(subschema)));
        }
    }

    /// <inheritdoc cref="Ensure"/>
    public async ValueTask EnsureAsync(LdapConnection connection, CancellationToken cancellationToken)
    {
        if (!_isRead
            && TakeRoot(await connection.SearchAsync(RootRequest(), cancellationToken).ConfigureAwait(false)) is { } subschema)
        {
            TakeSchema(await connection.SearchAsync(SchemaRequest(subschema), cancellationToken).ConfigureAwait(false));
        }
    }

    // RFC 4512 section 5.1: the root DSE names what the server can do and where its schema is.
    static SearchRequest RootRequest() => new()
    {
        BaseObject = DistinguishedName.Empty,
        Scope = SearchScope.BaseObject,
        Attributes = ["subschemaSubentry", "supportedControl"],
    };

    // RFC 4512 section 4.4: the schema's attributes are returned only when they are asked for.
    static SearchRequest SchemaRequest(string subschema) => new()
    {
        BaseObject = DistinguishedName.Verbatim(subschema),
        Scope = SearchScope.BaseObject,
        Filter = Filter.Equal("objectClass", "subschema"),
        Attributes = SchemaAttributes,
    };

    string? TakeRoot(SearchOutcome outcome)
    {
        if (outcome.Entries is [var root])
        {
            _controls = root.GetStrings("supportedControl");
            if (root.GetString("subschemaSubentry") is { } subschema)
            {
                return subschema;
            }
        }

        _isRead = true;
        return null;
    }

    void TakeSchema(SearchOutcome outcome)
    {
        if (outcome.Entries is [var entry] && entry.GetStrings("attributeTypes") is { Count: > 0 } types)
        {
            _schema = LdapSchema.Parse(
                types,
                entry.GetStrings("objectClasses"),
                entry.GetStrings("matchingRules"),
                entry.GetStrings("matchingRuleUse"),
                entry.GetStrings("ldapSyntaxes"));
        }

        _isRead = true;
    }
}
