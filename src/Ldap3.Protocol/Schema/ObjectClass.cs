using Ldap3.Protocol.Schema.Grammar;

namespace Ldap3.Protocol.Schema;

/// <summary>The definition of an object class (RFC 4512 section 4.1.1). Immutable.</summary>
public sealed class ObjectClass : SchemaElement
{
    ObjectClass(SchemaDefinition definition)
        : base(definition)
    {
        SuperClasses = definition.Strings("SUP");
        Kind = definition.Has("ABSTRACT") ? ObjectClassKind.Abstract
            : definition.Has("AUXILIARY") ? ObjectClassKind.Auxiliary
            : ObjectClassKind.Structural;
        Must = definition.Strings("MUST");
        May = definition.Strings("MAY");
    }

    /// <summary>The classes that this one derives from directly.</summary>
    public IReadOnlyList<string> SuperClasses { get; }

    /// <summary>The kind of class. Structural unless the definition says otherwise.</summary>
    public ObjectClassKind Kind { get; }

    /// <summary>The attributes that this class itself demands.</summary>
    public IReadOnlyList<string> Must { get; }

    /// <summary>The attributes that this class itself allows besides.</summary>
    public IReadOnlyList<string> May { get; }

    /// <summary>Reads a definition.</summary>
    /// <param name="text">The definition, in parentheses.</param>
    /// <param name="tolerance">How closely it has to keep to RFC 4512: by default as closely as people should.</param>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static ObjectClass Parse(string text, SchemaTolerance tolerance = SchemaTolerance.Strict) =>
        new(SchemaDefinitionParser.Parse(text, SchemaGrammar.ObjectClass, tolerance));
}
