using System.Globalization;
using Ldap3.Protocol.Schema.Grammar;

namespace Ldap3.Protocol.Schema;

/// <summary>The definition of an attribute (RFC 4512 section 4.1.2). Immutable.</summary>
/// <remarks>
/// What an attribute type inherits is not filled in here: LdapSchema answers questions that need the whole schema.
/// </remarks>
public sealed class AttributeType : SchemaElement
{
    AttributeType(SchemaDefinition definition)
        : base(definition)
    {
        SuperType = definition.String("SUP");
        EqualityRule = definition.String("EQUALITY");
        OrderingRule = definition.String("ORDERING");
        SubstringsRule = definition.String("SUBSTR");
        IsSingleValue = definition.Has("SINGLE-VALUE");
        IsCollective = definition.Has("COLLECTIVE");
        NoUserModification = definition.Has("NO-USER-MODIFICATION");
        Usage = definition.String("USAGE")?.ToUpperInvariant() switch
        {
            "DIRECTORYOPERATION" => AttributeUsage.DirectoryOperation,
            "DISTRIBUTEDOPERATION" => AttributeUsage.DistributedOperation,
            "DSAOPERATION" => AttributeUsage.DsaOperation,
            _ => AttributeUsage.UserApplications,
        };

        // noidlen = numericoid [ LCURLY len RCURLY ]
        var syntax = definition.String("SYNTAX");
        var brace = syntax?.IndexOf('{', StringComparison.Ordinal) ?? -1;
        Syntax = brace < 0 ? syntax : syntax![..brace];
        MaxLength = brace >= 0
            && int.TryParse(syntax.AsSpan(brace + 1).TrimEnd('}'), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                ? length
                : null;
    }

    /// <summary>The type that this one is a kind of, or null.</summary>
    public string? SuperType { get; }

    /// <summary>The rule of its own that decides equality, or null.</summary>
    public string? EqualityRule { get; }

    /// <summary>The rule of its own that decides order, or null.</summary>
    public string? OrderingRule { get; }

    /// <summary>The rule of its own that finds substrings, or null.</summary>
    public string? SubstringsRule { get; }

    /// <summary>The object identifier of the syntax of its own, or null.</summary>
    public string? Syntax { get; }

    /// <summary>The suggested longest value, or null.</summary>
    public int? MaxLength { get; }

    /// <summary>Whether an entry has at most one value.</summary>
    public bool IsSingleValue { get; }

    /// <summary>Whether the values are shared by a collection of entries (RFC 3671).</summary>
    public bool IsCollective { get; }

    /// <summary>Whether only the directory itself writes the attribute.</summary>
    public bool NoUserModification { get; }

    /// <summary>What the attribute is for.</summary>
    public AttributeUsage Usage { get; }

    /// <summary>Whether the attribute is returned only when asked for (RFC 4512 section 3.4).</summary>
    public bool IsOperational => Usage != AttributeUsage.UserApplications;

    /// <summary>Reads a definition.</summary>
    /// <param name="text">The definition, in parentheses.</param>
    /// <param name="tolerance">How closely it has to keep to RFC 4512: by default as closely as people should.</param>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static AttributeType Parse(string text, SchemaTolerance tolerance = SchemaTolerance.Strict) =>
        new(SchemaDefinitionParser.Parse(text, SchemaGrammar.AttributeType, tolerance));
}
