namespace Ldap3.Protocol.Schema.Syntaxes;

/// <summary>Says whether values are of a syntax (RFC 4517 section 3.3).</summary>
sealed class SyntaxValidator(string oid, bool isText, SyntaxValidator.Check check, string expected)
{
    const string Syntaxes = "1.3.6.1.4.1.1466.115.121.1.";

    static readonly Dictionary<string, SyntaxValidator> ByOid = All().ToDictionary(each => each.Oid);

    public delegate bool Check(ReadOnlySpan<byte> value);

    public string Oid { get; } = oid;

    /// <summary>Whether values are text.</summary>
    public bool IsText { get; } = isText;

    /// <summary>What a value is, as the end of a sentence that begins "Expected is".</summary>
    public string Expected { get; } = expected;

    /// <summary>The validator of a syntax, or null when the syntax is unknown.</summary>
    public static SyntaxValidator? Find(string oid) => ByOid.GetValueOrDefault(oid);

    public bool IsValid(ReadOnlySpan<byte> value) => check(value);

    static IEnumerable<SyntaxValidator> All() =>
    [
        Text("3", DefinitionSyntaxes.IsDefinition, "the definition of an attribute type"),
        Octets("4"),
        Octets("5"),
        Text("6", NumberSyntaxes.IsBitString, "a bit string such as '0101'B"),
        Text("7", NumberSyntaxes.IsBoolean, "TRUE or FALSE"),
        Octets("8"),
        Octets("9"),
        Octets("10"),
        Text("11", StringSyntaxes.IsCountry, "two printable characters"),
        Text("12", NameSyntaxes.IsDistinguishedName, "a distinguished name"),
        Text("14", TelecomSyntaxes.IsDeliveryMethod, "ways of delivery such as telephone $ videotex"),
        Text("15", StringSyntaxes.IsDirectoryString, "UTF-8 text of at least one character"),
        Text("16", DefinitionSyntaxes.IsDefinition, "the definition of a content rule"),
        Text("17", DefinitionSyntaxes.IsStructureRule, "the definition of a structure rule"),
        Text("21", GuideSyntaxes.IsEnhancedGuide, "an enhanced guide such as person#(sn$EQ)#oneLevel"),
        Text("22", TelecomSyntaxes.IsFacsimileNumber, "a fax number such as +61 3 9896 7801$fineResolution"),
        Octets("23"),
        Text("24", NumberSyntaxes.IsGeneralizedTime, "a time with its zone such as 20261123120000Z"),
        Text("25", GuideSyntaxes.IsGuide, "a guide such as person#(sn$EQ)"),
        Text("26", StringSyntaxes.IsIa5, "ASCII text"),
        Text("27", NumberSyntaxes.IsInteger, "a whole number without leading zeros"),

        // A JPEG image is whatever its writer took for one: servers do not look into it.
        Octets("28"),
        Text("30", DefinitionSyntaxes.IsMatchingRule, "the definition of a matching rule"),
        Text("31", DefinitionSyntaxes.IsMatchingRuleUse, "the definition of a matching rule use"),
        Text("34", NameSyntaxes.IsNameAndOptionalUid, "a distinguished name, perhaps with #'0101'B behind it"),
        Text("35", DefinitionSyntaxes.IsNameForm, "the definition of a name form"),
        Text("36", StringSyntaxes.IsNumeric, "digits and spaces"),
        Text("37", DefinitionSyntaxes.IsDefinition, "the definition of an object class"),
        Text("38", NameSyntaxes.IsObjectIdentifier, "an object identifier or a short name"),
        Text("39", TelecomSyntaxes.IsOtherMailbox, "a mailbox such as MCIMail$123-4567"),
        Octets("40"),
        Text("41", StringSyntaxes.IsPostalAddress, "lines with dollar signs between them, in which \\24 is a dollar sign and \\5C a backslash"),
        Text("44", StringSyntaxes.IsPrintable, "printable characters: letters, digits, spaces and '()+,-.=/:?"),
        Text("45", StringSyntaxes.IsDirectoryString, "a subtree specification"),
        Octets("49"),
        Text("50", StringSyntaxes.IsPrintable, "a telephone number such as +1 512 315 0280"),
        Text("51", TelecomSyntaxes.IsTeletexTerminal, "a teletex terminal"),
        Text("52", TelecomSyntaxes.IsTelexNumber, "a telex number such as 12345$023$ABCDE"),
        Text("53", NumberSyntaxes.IsUtcTime, "a time such as 261123120000Z"),
        Text("54", DefinitionSyntaxes.IsDefinition, "the definition of a syntax"),
        Text("58", StringSyntaxes.IsSubstringAssertion, "text with asterisks between its parts"),
        new("1.3.6.1.1.16.1", isText: true, NameSyntaxes.IsUuid, "a UUID such as 597ae2f6-16a6-1027-98f4-d28b5365dc14"),
        new("1.3.6.1.1.1.0.0", isText: true, StringSyntaxes.IsIa5, "ASCII text"),
        new("1.3.6.1.1.1.0.1", isText: true, StringSyntaxes.IsIa5, "ASCII text"),
    ];

    static SyntaxValidator Text(string number, Check check, string expected) =>
        new(Syntaxes + number, isText: true, check, expected);

    static SyntaxValidator Octets(string number) => new(Syntaxes + number, isText: false, static _ => true, "octets");
}
