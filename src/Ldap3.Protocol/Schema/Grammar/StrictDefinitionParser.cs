using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Schema.Grammar;

/// <summary>Takes definitions apart that keep to RFC 4512 section 4.1. How much space there is between words is not counted.</summary>
ref struct StrictDefinitionParser
{
    const int LongestRuleNumber = 9;

    static readonly string[] Usages = ["userApplications", "directoryOperation", "distributedOperation", "dSAOperation"];

    readonly SchemaGrammar _grammar;
    SchemaScanner _scanner;
    int _step;

    StrictDefinitionParser(string text, SchemaGrammar grammar)
    {
        _scanner = new SchemaScanner(text);
        _grammar = grammar;
    }

    /// <exception cref="LdapFormatException">The text is no definition of that kind.</exception>
    public static SchemaDefinition Parse(string text, SchemaGrammar grammar)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new StrictDefinitionParser(text, grammar).ReadDefinition();
    }

    SchemaDefinition ReadDefinition()
    {
        _scanner.Expect('(');
        var oid = _grammar.IsNumbered ? ReadRuleNumber() : ReadNumericOid();
        var fields = new List<SchemaField>();
        while (!_scanner.IsAt(')'))
        {
            fields.Add(ReadField());
        }

        _scanner.Expect(')');
        _scanner.ExpectEnd();
        var definition = new SchemaDefinition(oid, fields);
        foreach (var group in _grammar.Required.Where(group => !group.Any(definition.Has)))
        {
            throw _scanner.Error($"The definition of {_grammar.Kind} needs {string.Join(" or ", group)}");
        }

        return definition;
    }

    SchemaField ReadField()
    {
        var keyword = _scanner.ReadWord();
        var start = _scanner.Position - keyword.Length;
        if (SchemaField.IsExtensionKeyword(keyword))
        {
            _step = int.MaxValue;
            return new SchemaField(keyword, Read(FieldShape.Texts));
        }

        var index = _grammar.IndexOf(keyword);
        if (index < 0)
        {
            throw _scanner.Error($"The definition of {_grammar.Kind} has no keyword {keyword}; it may have {_grammar}", start);
        }

        if (index < _step)
        {
            throw _scanner.Error($"{keyword} stands in the wrong place or twice; the order is {_grammar}", start);
        }

        _step = index + 1;
        return new SchemaField(keyword, Read(_grammar.ShapeAt(index)));
    }

    List<string> Read(FieldShape shape) => shape switch
    {
        FieldShape.Flag => [],
        FieldShape.Names => ReadSeveral(static (ref StrictDefinitionParser parser) => parser.ReadName(), hasDollars: false),
        FieldShape.Text => [_scanner.ReadQuoted(isStrict: true)],
        FieldShape.Texts => ReadSeveral(
            static (ref StrictDefinitionParser parser) => parser._scanner.ReadQuoted(isStrict: true), hasDollars: false),
        FieldShape.Oid => [ReadOid()],
        FieldShape.Oids => ReadSeveral(static (ref StrictDefinitionParser parser) => parser.ReadOid(), hasDollars: true),
        FieldShape.Syntax => [ReadSyntax()],
        FieldShape.NumericOid => [ReadNumericOid()],
        FieldShape.RuleNumbers => ReadSeveral(
            static (ref StrictDefinitionParser parser) => parser.ReadRuleNumber(), hasDollars: false),
        _ => [ReadUsage()],
    };

    List<string> ReadSeveral(Reader read, bool hasDollars)
    {
        if (!_scanner.TryTake('('))
        {
            return [read(ref this)];
        }

        var values = new List<string> { read(ref this) };
        while (!_scanner.TryTake(')'))
        {
            if (hasDollars)
            {
                _scanner.Expect('$');
            }

            values.Add(read(ref this));
        }

        return values;
    }

    string ReadName()
    {
        var start = _scanner.IsAt('\'') ? _scanner.Position : 0;
        var name = _scanner.ReadQuoted(isStrict: true);

        return IsName(name)
            ? name
            : throw _scanner.Error("A short name is a letter, then letters, digits and hyphens", start + 1);
    }

    string ReadOid() => ReadChecked(
        static word => IsName(word) || ObjectIdentifierSyntax.TryScanNumber(word, out _), "A short name or an object identifier is expected");

    string ReadNumericOid() => ReadChecked(
        static word => ObjectIdentifierSyntax.TryScanNumber(word, out _), "An object identifier in dotted numbers is expected");

    string ReadRuleNumber() => ReadChecked(
        static word => word.Length <= LongestRuleNumber && word.All(char.IsAsciiDigit) && (word[0] != '0' || word.Length == 1),
        "The number of a rule is expected");

    string ReadUsage() => ReadChecked(
        static word => Usages.Contains(word, StringComparer.OrdinalIgnoreCase), $"Expected is one of {string.Join(", ", Usages)}");

    // RFC 4512 section 1.4: keystring = leadkeychar *keychar
    static bool IsName(string word) => char.IsAsciiLetter(word[0]) && word.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    // noidlen = numericoid [ LCURLY len RCURLY ]
    string ReadSyntax() => ReadChecked(IsSyntax, "The number of a syntax is expected, perhaps with a length: 1.2.3{64}");

    static bool IsSyntax(string word)
    {
        var brace = word.IndexOf('{', StringComparison.Ordinal);
        var oid = brace < 0 ? word : word[..brace];
        return ObjectIdentifierSyntax.TryScanNumber(oid, out _)
            && (brace < 0 || (word.EndsWith('}')
                && word.Length > brace + 2
                && !word.AsSpan()[(brace + 1)..^1].ContainsAnyExceptInRange('0', '9')));
    }

    string ReadChecked(Func<string, bool> isValid, string problem)
    {
        if (_scanner.IsAt('\''))
        {
            throw _scanner.Error($"{problem}, without apostrophes");
        }

        var word = _scanner.ReadWord();
        return isValid(word) ? word : throw _scanner.Error(problem, _scanner.Position - word.Length);
    }

    delegate string Reader(ref StrictDefinitionParser parser);
}
