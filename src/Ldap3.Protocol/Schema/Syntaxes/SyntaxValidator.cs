namespace Ldap3.Protocol.Schema.Syntaxes;

/// <summary>Says whether values are of a syntax (RFC 4517 section 3.3).</summary>
sealed class SyntaxValidator(string oid, bool isText, SyntaxValidator.Check check)
{
    const string Syntaxes = "1.3.6.1.4.1.1466.115.121.1.";

    static readonly Dictionary<string, SyntaxValidator> ByOid = All().ToDictionary(each => each.Oid);

    public delegate bool Check(ReadOnlySpan<byte> value);

    public string Oid { get; } = oid;

    /// <summary>Whether values are text.</summary>
    public bool IsText { get; } = isText;

    /// <summary>The validator of a syntax, or null when the syntax is unknown.</summary>
    public static SyntaxValidator? Find(string oid) => ByOid.GetValueOrDefault(oid);

    public bool IsValid(ReadOnlySpan<byte> value) => check(value);

    static IEnumerable<SyntaxValidator> All() =>
    [
        Text("3", DefinitionSyntaxes.IsDefinition),
        Octets("4"),
        Octets("5"),
        Text("6", NumberSyntaxes.IsBitString),
        Text("7", NumberSyntaxes.IsBoolean),
        Octets("8"),
        Octets("9"),
        Octets("10"),
        Text("11", StringSyntaxes.IsCountry),
        Text("12", NameSyntaxes.IsDistinguishedName),
        Text("14", TelecomSyntaxes.IsDeliveryMethod),
        Text("15", StringSyntaxes.IsDirectoryString),
        Text("16", DefinitionSyntaxes.IsDefinition),
        Text("17", DefinitionSyntaxes.IsStructureRule),
        Text("21", StringSyntaxes.IsDirectoryString),
        Text("22", TelecomSyntaxes.IsFacsimileNumber),
        Octets("23"),
        Text("24", NumberSyntaxes.IsGeneralizedTime),
        Text("25", StringSyntaxes.IsDirectoryString),
        Text("26", StringSyntaxes.IsIa5),
        Text("27", NumberSyntaxes.IsInteger),

        // A JPEG image is whatever its writer took for one: servers do not look into it.
        Octets("28"),
        Text("30", DefinitionSyntaxes.IsMatchingRule),
        Text("31", DefinitionSyntaxes.IsMatchingRuleUse),
        Text("34", NameSyntaxes.IsNameAndOptionalUid),
        Text("35", DefinitionSyntaxes.IsNameForm),
        Text("36", StringSyntaxes.IsNumeric),
        Text("37", DefinitionSyntaxes.IsDefinition),
        Text("38", NameSyntaxes.IsObjectIdentifier),
        Text("39", TelecomSyntaxes.IsOtherMailbox),
        Octets("40"),
        Text("41", StringSyntaxes.IsPostalAddress),
        Text("44", StringSyntaxes.IsPrintable),
        Text("45", StringSyntaxes.IsDirectoryString),
        Octets("49"),
        Text("50", StringSyntaxes.IsPrintable),
        Text("51", TelecomSyntaxes.IsTeletexTerminal),
        Text("52", TelecomSyntaxes.IsTelexNumber),
        Text("53", NumberSyntaxes.IsUtcTime),
        Text("54", DefinitionSyntaxes.IsDefinition),
        Text("58", StringSyntaxes.IsSubstringAssertion),
        new("1.3.6.1.1.16.1", isText: true, NameSyntaxes.IsUuid),
        new("1.3.6.1.1.1.0.0", isText: true, StringSyntaxes.IsIa5),
        new("1.3.6.1.1.1.0.1", isText: true, StringSyntaxes.IsIa5),
    ];

    static SyntaxValidator Text(string number, Check check) => new(Syntaxes + number, isText: true, check);

    static SyntaxValidator Octets(string number) => new(Syntaxes + number, isText: false, static _ => true);
}
