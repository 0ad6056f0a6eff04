using System.IO.Compression;
using Ldap3.Protocol;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Servers;

namespace Ldap3.Server.Tests;

/// <summary>The definitions that a server publishes in its own text, by kind.</summary>
static class PublishedSchema
{
    const double LeastShare = 0.95;

    static readonly string[] Kinds =
    [
        "attributeTypes", "objectClasses", "ldapSyntaxes", "matchingRules", "matchingRuleUse", "nameForms", "dITContentRules",
        "dITStructureRules",
    ];

    /// <summary>Asks a server for its subschema entry.</summary>
    public static async Task<ILookup<string, string>> ReadAsync(LdapConnection connection, CancellationToken cancellationToken)
    {
        var info = await LdapDirectoryInfo.ReadAsync(connection, cancellationToken);
        var outcome = await connection.SearchAsync(
            new SearchRequest
            {
                BaseObject = DistinguishedName.Verbatim(info.RootDse.GetString("subschemaSubentry")!),
                Scope = SearchScope.BaseObject,
                Filter = Filter.Equal("objectClass", "subschema"),
                Attributes = Kinds,
            },
            cancellationToken);
        var entry = Assert.Single(outcome.EnsureSuccess().Entries);

        // What the library says that the server has is what the server says.
        var definitions = Kinds.SelectMany(kind => entry.GetStrings(kind).Select(text => (kind, text))).ToArray();
        Assert.NotNull(info.Schema);
        Assert.Empty(info.Schema.Problems);
        Assert.Equal(definitions.Length, Elements(info.Schema).Count());
        return definitions.ToLookup(each => each.kind, each => each.text);
    }

    /// <summary>Reads what was recorded of a server that is not here.</summary>
    public static ILookup<string, string> ReadRecord(string server)
    {
        using var stream = typeof(PublishedSchema).Assembly.GetManifestResourceStream($"{server}.schema.gz")!;
        using var reader = new StreamReader(new GZipStream(stream, CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2))
            .ToLookup(parts => parts[0], parts => parts[1]);
    }

    /// <summary>Every definition comes out as it went in, one by one and as a schema, printed and saved.</summary>
    public static void LosesNothing(ILookup<string, string> published)
    {
        Assert.True(published["attributeTypes"].Count() > 100);
        foreach (var kind in published)
        {
            foreach (var text in kind)
            {
                var printed = Read(kind.Key, text).ToString();
                Assert.Equal(DefinitionText.Canonical(text), DefinitionText.Canonical(printed));
            }
        }

        var schema = LdapSchema.Parse(
            published["attributeTypes"],
            published["objectClasses"],
            published["matchingRules"],
            published["matchingRuleUse"],
            published["ldapSyntaxes"],
            published["nameForms"],
            published["dITContentRules"],
            published["dITStructureRules"]);
        var saved = LdapSchema.FromJson(schema.ToJson());

        Assert.Empty(schema.Problems);
        var expected = published.SelectMany(kind => kind).Select(text => DefinitionText.Canonical(text)).Order().ToArray();
        Assert.Equal(expected, Elements(schema).Select(each => DefinitionText.Canonical(each.ToString())).Order());
        Assert.Equal(expected, Elements(saved).Select(each => DefinitionText.Canonical(each.ToString())).Order());
    }

    /// <summary>
    /// The schema that comes with the library says what the server says, but for descriptions. A server set up otherwise may have
    /// more, and a few definitions less. When it differs, tests/servers/record-schemas.sh records it anew.
    /// </summary>
    public static void Confirms(ILookup<string, string> published, LdapSchema offline)
    {
        // Which attributes a rule can be used with follows from all attributes: it changes with each of them.
        var recorded = Elements(offline).Where(each => each is not MatchingRuleUse)
            .ToDictionary(each => (each.GetType().Name, each.Oid.ToUpperInvariant()), each => each.ToString());
        var confirmed = 0;
        foreach (var kind in published.Where(kind => kind.Key != "matchingRuleUse"))
        {
            foreach (var text in kind)
            {
                var key = (Read(kind.Key, text).GetType().Name, DefinitionText.Oid(text).ToUpperInvariant());
                if (recorded.TryGetValue(key, out var known))
                {
                    confirmed++;
                    Assert.Equal(
                        DefinitionText.Canonical(text, withDescription: false),
                        DefinitionText.Canonical(known, withDescription: false));
                }
            }
        }

        Assert.True(confirmed >= recorded.Count * LeastShare, $"{confirmed} of {recorded.Count} recorded definitions are there.");
    }

    static IEnumerable<SchemaElement> Elements(LdapSchema schema) =>
    [
        .. schema.AttributeTypes, .. schema.ObjectClasses, .. schema.Syntaxes, .. schema.MatchingRules, .. schema.MatchingRuleUses,
        .. schema.NameForms, .. schema.ContentRules, .. schema.StructureRules,
    ];

    static SchemaElement Read(string kind, string text) => kind switch
    {
        "attributeTypes" => AttributeType.Parse(text, SchemaTolerance.Lenient),
        "objectClasses" => ObjectClass.Parse(text, SchemaTolerance.Lenient),
        "ldapSyntaxes" => LdapSyntax.Parse(text, SchemaTolerance.Lenient),
        "matchingRules" => MatchingRuleDefinition.Parse(text, SchemaTolerance.Lenient),
        "matchingRuleUse" => MatchingRuleUse.Parse(text, SchemaTolerance.Lenient),
        "nameForms" => NameForm.Parse(text, SchemaTolerance.Lenient),
        "dITContentRules" => DitContentRule.Parse(text, SchemaTolerance.Lenient),
        _ => DitStructureRule.Parse(text, SchemaTolerance.Lenient),
    };
}
