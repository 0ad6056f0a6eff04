namespace Ldap3.Protocol.Schema.Grammar;

/// <summary>What a kind of definition may and must have, in the order of RFC 4512 section 4.1.</summary>
/// <param name="kind">The kind, as the end of a sentence.</param>
/// <param name="required">Of each group one keyword must be there.</param>
/// <param name="steps">The keywords in their order, between the names that all have and the extensions.</param>
sealed class SchemaGrammar(string kind, string[][] required, params SchemaStep[] steps)
{
    // Section 4.1.1.
    public static readonly SchemaGrammar ObjectClass = new(
        "an object class",
        [],
        new(FieldShape.Oids, "SUP"),
        new(FieldShape.Flag, "ABSTRACT", "STRUCTURAL", "AUXILIARY"),
        new(FieldShape.Oids, "MUST"),
        new(FieldShape.Oids, "MAY"));

    // Section 4.1.2: "at least one of the 'SUP' or 'SYNTAX' fields" must be there.
    public static readonly SchemaGrammar AttributeType = new(
        "an attribute type",
        [["SUP", "SYNTAX"]],
        new(FieldShape.Oid, "SUP"),
        new(FieldShape.Oid, "EQUALITY"),
        new(FieldShape.Oid, "ORDERING"),
        new(FieldShape.Oid, "SUBSTR"),
        new(FieldShape.Syntax, "SYNTAX"),
        new(FieldShape.Flag, "SINGLE-VALUE"),
        new(FieldShape.Flag, "COLLECTIVE"),
        new(FieldShape.Flag, "NO-USER-MODIFICATION"),
        new(FieldShape.Usage, "USAGE"));

    // Section 4.1.3.
    public static readonly SchemaGrammar MatchingRule = new(
        "a matching rule", [["SYNTAX"]], new SchemaStep(FieldShape.NumericOid, "SYNTAX"));

    // Section 4.1.4.
    public static readonly SchemaGrammar MatchingRuleUse = new(
        "a matching rule use", [["APPLIES"]], new SchemaStep(FieldShape.Oids, "APPLIES"));

    // Section 4.1.5.
    public static readonly SchemaGrammar Syntax = new("a syntax", []) { HasNames = false };

    // Section 4.1.6.
    public static readonly SchemaGrammar ContentRule = new(
        "a content rule",
        [],
        new(FieldShape.Oids, "AUX"),
        new(FieldShape.Oids, "MUST"),
        new(FieldShape.Oids, "MAY"),
        new(FieldShape.Oids, "NOT"));

    // Section 4.1.7.1.
    public static readonly SchemaGrammar StructureRule = new(
        "a structure rule", [["FORM"]], new(FieldShape.Oid, "FORM"), new(FieldShape.RuleNumbers, "SUP")) { IsNumbered = true };

    // Section 4.1.7.2.
    public static readonly SchemaGrammar NameForm = new(
        "a name form",
        [["OC"], ["MUST"]],
        new(FieldShape.Oid, "OC"),
        new(FieldShape.Oids, "MUST"),
        new(FieldShape.Oids, "MAY"));

    static readonly SchemaStep Names = new(FieldShape.Names, "NAME");
    static readonly SchemaStep Description = new(FieldShape.Text, "DESC");
    static readonly SchemaStep Obsolete = new(FieldShape.Flag, "OBSOLETE");

    SchemaStep[]? _all;

    public string Kind { get; } = kind;

    /// <summary>For each group, the keywords of which one must be there.</summary>
    public IReadOnlyList<string[]> Required { get; } = required;

    /// <summary>Whether the definition begins with a plain number and not with an object identifier.</summary>
    public bool IsNumbered { get; private init; }

    // A syntax has a description and extensions alone.
    bool HasNames { get; init; } = true;

    IReadOnlyList<SchemaStep> Steps => _all ??= HasNames ? [Names, Description, Obsolete, .. steps] : [Description, .. steps];

    /// <summary>The place of a keyword, or -1 when this kind of definition has no such keyword.</summary>
    public int IndexOf(string keyword)
    {
        for (var i = 0; i < Steps.Count; i++)
        {
            if (Steps[i].Keywords.Contains(keyword, StringComparer.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    public FieldShape ShapeAt(int index) => Steps[index].Shape;

    /// <summary>The keywords in their order, for messages.</summary>
    public override string ToString() => string.Join(", ", Steps.SelectMany(step => step.Keywords)) + ", X-...";
}
